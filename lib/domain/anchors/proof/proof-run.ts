import 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** What a proof counted, by name. `npm run proof` adds them up over the tests of a file. */
    figures?: Record<string, number>;
    /** What must be rare among them. */
    bounds?: Bound[];
  }
}

/** Of the figure `of` all those in `what` together must be less than `below`, a share. */
export interface Bound {
  what: string[];
  of: string;
  below: number;
}

/** Set to run the script of one seed alone. */
const only = process.env.PROOF_SEED;

/** Whether this run tries one seed alone, of which nothing can be counted. */
export const isOneSeed = only !== undefined;

/** Whether this run is a part of another one. Then what is rare is a matter of chance: `npm run proof` judges it over all parts. */
export const isPart = process.env.PROOF_PART !== undefined;

/** The seeds that this run tries: PROOF_RUNS of them (else 1,000) from PROOF_FROM (else 1) on. Of scripts that cost as much as `cost` others only that part. */
export function proofSeeds(cost = 1): number[] {
  if (only !== undefined) return [Number(only)];
  const before = Number(process.env.PROOF_FROM ?? 1) - 1;
  const until = before + Number(process.env.PROOF_RUNS ?? 1000);
  const [first, last] = [Math.ceil(before / cost) + 1, Math.ceil(until / cost)];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Those of `bounds` that `counts` do not keep. */
export function brokenBounds(counts: Readonly<Record<string, number>>, bounds: readonly Bound[]): Bound[] {
  const sum = (names: readonly string[]) => names.reduce((total, name) => total + (counts[name] ?? 0), 0);
  return bounds.filter(({ what, of, below }) => sum(what) >= below * sum([of]));
}

/** Adds `more` to the figures in `sum`, name by name. */
export function addFigures(sum: Record<string, number>, more: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(more)) sum[name] = (sum[name] ?? 0) + count;
}
