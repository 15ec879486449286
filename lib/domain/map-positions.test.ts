import { Mapping, StepMap } from '@tiptap/pm/transform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapPositions } from './map-positions';

const runs = Number(process.env.PROOF_RUNS ?? 500);

/** Ranges as gap, old size and new size, so that they are in order. */
const stepMap = fc.array(fc.tuple(fc.nat(8), fc.nat(6), fc.nat(6)), { maxLength: 4 }).map((parts) => {
  let at = 0;
  const ranges: number[] = [];
  for (const [gap, oldSize, newSize] of parts) {
    ranges.push(at + gap, oldSize, newSize);
    at += gap + oldSize;
  }
  return new StepMap(ranges);
});

describe('mapPositions', () => {
  it('gives what mapping one position after another gives', () => {
    fc.assert(
      fc.property(
        fc.array(stepMap, { maxLength: 6 }),
        fc.array(fc.nat(60), { maxLength: 20 }),
        fc.constantFrom<-1 | 1>(-1, 1),
        (maps, positions, assoc) => {
          const mapping = new Mapping(maps);
          expect([...mapPositions(maps, positions, assoc)]).toEqual(positions.map((pos) => mapping.map(pos, assoc)));
        },
      ),
      { numRuns: runs },
    );
  });
  it('gives nothing for no positions, and the same positions for no maps', () => {
    expect([...mapPositions([new StepMap([1, 2, 3])], [], 1)]).toEqual([]);
    expect([...mapPositions([], [5, 1, 3], -1)]).toEqual([5, 1, 3]);
  });
});
