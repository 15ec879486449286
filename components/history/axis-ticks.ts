import type { TimeStretch } from '@/lib/domain/history/outline';

/** A label on the axis of time. `isDay`: it names a day, as the first of it. */
export interface AxisTick {
  x: number;
  at: Date;
  isDay: boolean;
}

const HOUR = 60 * 60 * 1000;
/** What lies between two labels of one stretch, in hours. */
const STEPS = [1, 2, 3, 6, 12, 24] as const;

/**
 * Where the axis is labelled: where each stretch begins, and at whole hours in it, in the reader's time zone. Labels stand no nearer than
 * `minGap` (a share of the axis).
 */
export function axisTicks(stretches: readonly TimeStretch[], minGap: number): AxisTick[] {
  const ticks: AxisTick[] = [];
  const add = (x: number, at: Date) => {
    const last = ticks.at(-1);
    if (last && x - last.x < minGap) return;
    ticks.push({ x, at, isDay: last?.at.toDateString() !== at.toDateString() });
  };
  for (const [index, { from, to, x0, x1 }] of stretches.entries()) {
    // The beginning of the next stretch comes first: it may name a day.
    const end = (stretches[index + 1]?.x0 ?? Number.POSITIVE_INFINITY) - minGap;
    add(x0, new Date(from));
    const perMs = to === from ? 0 : (x1 - x0) / (to - from);
    const step = STEPS.find((hours) => hours * HOUR * perMs >= minGap) ?? null;
    if (step === null || perMs === 0) continue;
    for (let at = nextWholeHour(from, step); at <= to; at += step * HOUR) {
      const x = x0 + (at - from) * perMs;
      if (x <= end) add(x, new Date(at));
    }
  }
  // What is named at the very end has no room.
  return ticks.filter(({ x }) => x < 1 - minGap / 2 || ticks.length === 1);
}

function nextWholeHour(after: number, step: number): number {
  const at = new Date(after);
  at.setMinutes(0, 0, 0);
  at.setHours(Math.floor(at.getHours() / step) * step);
  while (at.getTime() <= after) at.setHours(at.getHours() + step);
  return at.getTime();
}
