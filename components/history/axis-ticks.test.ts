import { expect, it } from 'vitest';
import { axisTicks } from './axis-ticks';

const day = (date: number, hour: number, minute = 0) => new Date(2026, 9, date, hour, minute).getTime();

it('labels whole hours and the first of each day, with room between', () => {
  const ticks = axisTicks(
    [
      { from: day(8, 9, 10), to: day(8, 18), x0: 0, x1: 0.6 },
      { from: day(9, 8, 30), to: day(9, 14), x0: 0.63, x1: 1 },
    ],
    0.1,
  );
  expect(ticks.map(({ at, isDay }) => [at.getDate(), at.getHours(), isDay])).toEqual([
    [8, 9, true],
    [8, 12, false],
    [8, 14, false],
    [8, 16, false],
    [9, 8, true],
    [9, 10, false],
    [9, 12, false],
  ]);
  for (const [index, { x }] of ticks.entries()) expect(index === 0 || x - (ticks[index - 1]?.x ?? 0) >= 0.1).toBe(true);
});

it('labels a history of one moment once', () => {
  expect(axisTicks([{ from: day(8, 9), to: day(8, 9), x0: 1, x1: 1 }], 0.1)).toHaveLength(1);
});
