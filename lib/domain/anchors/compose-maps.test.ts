import { StepMap } from '@tiptap/pm/transform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeMaps, type PositionMap } from './compose-maps';

const LENGTH = 400;

/** Maps of one or two ranges each, from the end of a text to its start; neighbours may touch. */
const descending = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 }), fc.boolean()), {
    minLength: 8,
    maxLength: 30,
  })
  .map((parts) => {
    const maps: StepMap[] = [];
    let end = LENGTH;
    for (const [gap, oldSize, newSize, isDouble] of parts) {
      const to = end - gap;
      const from = to - oldSize;
      if (from < 4) break;
      const ranges = isDouble ? [from - 3, 1, newSize, from, oldSize, newSize] : [from, oldSize, newSize];
      maps.push(new StepMap(ranges));
      end = isDouble ? from - 3 : from;
    }
    return maps;
  });

const inTurn = (maps: readonly PositionMap[], pos: number, assoc: number) => maps.reduce((at, map) => map.map(at, assoc), pos);
const everyPlace = Array.from({ length: LENGTH + 1 }, (_, pos) => [-1, 1].map((assoc) => ({ pos, assoc }))).flat();

describe('composeMaps', () => {
  it('maps every position as the maps do one after another', () => {
    fc.assert(
      fc.property(descending, (maps) => {
        const composed = composeMaps(maps);
        for (const { pos, assoc } of everyPlace) expect(inTurn(composed, pos, assoc)).toBe(inTurn(maps, pos, assoc));
      }),
      { numRuns: 100 },
    );
  });

  it('does so for maps in any order too', () => {
    fc.assert(
      fc.property(fc.tuple(descending, descending), ([first, second]) => {
        const maps = [...first, ...second, ...first.toReversed()];
        const composed = composeMaps(maps);
        for (const { pos, assoc } of everyPlace) expect(inTurn(composed, pos, assoc)).toBe(inTurn(maps, pos, assoc));
      }),
      { numRuns: 100 },
    );
  });

  it('makes one map of a thousand, and says what it changes in both coordinates', () => {
    const maps = Array.from({ length: 1000 }, (_, index) => new StepMap([10_000 - 10 * index, 3, 5]));
    const composed = composeMaps(maps);
    expect(composed).toHaveLength(1);
    const changes: number[][] = [];
    composed[0]?.forEach((...change) => {
      changes.push(change);
    });
    expect(changes.slice(0, 2)).toEqual([
      [10, 13, 10, 15],
      [20, 23, 22, 27],
    ]);
  });

  it('leaves a few maps as they are', () => {
    const maps = [new StepMap([5, 1, 2]), StepMap.empty];
    expect(composeMaps(maps)).toEqual(maps);
  });
});
