import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { packInTurns } from './pack-in-turns';

describe('packInTurns', () => {
  it.each([
    ['nothing', []],
    ['a few pieces', ['{"a":', '', '“ş”', '}']],
    ['many', Array.from({ length: 30_000 }, (_, at) => `piece ${at} 😀\n`)],
  ])('packs %s whole and in order', async (_, pieces) => {
    expect(gunzipSync(await packInTurns(pieces)).toString()).toBe(pieces.join(''));
  });

  it('lets others have their turn while it makes the pieces', async () => {
    let [turns, isOver] = [0, false];
    const count = () => {
      turns += 1;
      if (!isOver) setImmediate(count);
    };
    count();
    const turnsSeen = new Set<number>();
    function* pieces() {
      for (let at = 0; at < 200; at++) {
        turnsSeen.add(turns);
        yield 'x'.repeat(65_536);
      }
    }
    await packInTurns(pieces());
    isOver = true;
    expect(turnsSeen.size).toBeGreaterThan(10);
  });

  it('fails as the making of a piece does', async () => {
    function* failing() {
      yield 'one';
      throw new RangeError('two');
    }
    await expect(packInTurns(failing())).rejects.toThrow(RangeError);
  });
});
