import { describe, expect, it } from 'vitest';
import { runInTurns } from './in-turns';

function* countFor(ms: number) {
  const end = performance.now() + ms;
  let steps = 0;
  for (; performance.now() < end; steps += 1) yield;
  return steps;
}

describe('runInTurns', () => {
  it('lets others have their turn while long work is done', async () => {
    let turns = 0;
    let isOver = false;
    const others = () => {
      turns += 1;
      if (!isOver) setImmediate(others);
    };
    setImmediate(others);
    expect(await runInTurns(countFor(100))).toBeGreaterThan(0);
    isOver = true;
    expect(turns).toBeGreaterThanOrEqual(5);
  });

  it('does short work at once', async () => {
    let isLater = false;
    setImmediate(() => {
      isLater = true;
    });
    await runInTurns(countFor(0));
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
