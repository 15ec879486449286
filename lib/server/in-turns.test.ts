import { afterEach, describe, expect, it, vi } from 'vitest';
import { runInTurns } from './in-turns';

/** Work of so many steps, each of which takes a millisecond of a clock of its own: a machine that stands still changes nothing. */
function countTo(steps: number) {
  let ms = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => ms);
  return (function* () {
    for (; ms < steps; ms += 1) yield;
    return ms;
  })();
}

afterEach(() => vi.restoreAllMocks());

describe('runInTurns', () => {
  it('lets others have their turn while long work is done', async () => {
    let turns = 0;
    let isOver = false;
    const others = () => {
      turns += 1;
      if (!isOver) setImmediate(others);
    };
    setImmediate(others);
    expect(await runInTurns(countTo(100))).toBe(100);
    isOver = true;
    expect(turns).toBeGreaterThanOrEqual(10);
  });

  it('does short work at once', async () => {
    let isLater = false;
    setImmediate(() => {
      isLater = true;
    });
    expect(await runInTurns(countTo(3))).toBe(3);
    expect(isLater).toBe(false);
  });

  it('throws what the work throws', async () => {
    const failing = (function* () {
      yield;
      throw new RangeError('no further');
    })();
    await expect(runInTurns(failing)).rejects.toThrow(RangeError);
  });
});
