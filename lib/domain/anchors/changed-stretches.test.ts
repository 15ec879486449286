import { StepMap } from '@tiptap/pm/transform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Anchor, mapAnchor } from './anchor';
import { ChangedStretches, extentOf, shiftAnchor } from './changed-stretches';
import { composeMaps } from './compose-maps';

const SIZE = 120;

/** Steps one after another, each with one or two changes within the text as it is then. */
const steps = fc.array(fc.tuple(fc.nat(1_000), fc.nat(6), fc.nat(6), fc.boolean(), fc.nat(20)), { maxLength: 25 }).map((given) => {
  let size = SIZE;
  return given.map(([at, removed, inserted, isTwice, later]) => {
    const from = at % (size + 1);
    const gone = Math.min(removed, size - from);
    const second = from + gone + 1 + later;
    const ranges = isTwice && second <= size ? [from, gone, inserted, second, 0, inserted] : [from, gone, inserted];
    size += inserted * (ranges.length / 3) - gone;
    return new StepMap(ranges);
  });
});

const anchors = fc.tuple(fc.nat(SIZE), fc.nat(6), fc.nat(4), fc.nat(4)).map(([from, length, before, after]): Anchor => {
  const to = Math.min(SIZE, from + length);
  const reach = { from: Math.max(0, from - before), to: Math.min(SIZE, to + after) };
  return { ranges: [{ from, to, exact: 'a', prefix: '', suffix: '', reach, home: { ...reach } }], state: 'drifted' };
});

const insertion = (at: number, length = 1) => new StepMap([at, 0, length]);
/** The oracle: whether any change of any step met the span, led from step to step outward. */
function isMet(maps: readonly StepMap[], { from, to }: { from: number; to: number }): boolean {
  let isFound = false;
  maps.reduce(
    (span, map) => {
      map.forEach((start, end) => {
        isFound ||= start <= span.to && end >= span.from;
      });
      return { from: map.map(span.from, -1), to: map.map(span.to, 1) };
    },
    { from, to },
  );
  return isFound;
}

describe('ChangedStretches', () => {
  it('moves what stands outside of them as mapping through every step would, and never passes over a change', () => {
    const seen = { met: 0, moved: 0 };
    fc.assert(
      fc.property(steps, fc.boolean(), anchors, (maps, isComposed, anchor) => {
        const extent = extentOf(anchor);
        const shift = new ChangedStretches(isComposed ? composeMaps(maps) : maps).shiftOf(extent.from, extent.to);
        if (isMet(maps, extent)) {
          seen.met++;
          expect(shift).toBeNull();
        }
        if (shift !== null) {
          seen.moved++;
          expect(shiftAnchor(anchor, shift)).toEqual(maps.reduce((one, map) => mapAnchor(one, map), anchor));
        }
      }),
      { numRuns: 20_000 },
    );
    // Both came often: the property is not kept by asking nothing.
    expect(Math.min(seen.met, seen.moved)).toBeGreaterThan(1_000);
  });

  it('say the same in whatever order they are asked', () => {
    const spans = fc.array(fc.tuple(fc.nat(SIZE), fc.nat(10)), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(steps, spans, (maps, asked) => {
        const changed = new ChangedStretches(maps);
        for (const [from, length] of asked) {
          expect(changed.shiftOf(from, from + length)).toBe(new ChangedStretches(maps).shiftOf(from, from + length));
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('leave standing still what they say stands still around a place, and no more of it', () => {
    fc.assert(
      fc.property(steps, fc.nat(SIZE), (maps, pos) => {
        const changed = new ChangedStretches(maps);
        const { after, before, shift } = changed.stillAt(pos);
        expect(pos < before).toBe(true);
        const last = Math.min(before, SIZE + 1) - 1;
        if (after < last) expect(changed.shiftOf(after + 1, last)).toBe(shift);
        if (before <= SIZE) expect(changed.shiftOf(before, before)).toBeNull();
        if (after >= 0) expect(changed.shiftOf(after, after)).toBeNull();
        if (pos <= after) expect(changed.shiftOf(pos, pos)).toBeNull();
      }),
      { numRuns: 2_000 },
    );
  });

  it('are as small as the changes were', () => {
    const typed = new ChangedStretches([insertion(10), insertion(11), insertion(12), new StepMap([60, 5, 0]), insertion(50, 2)]);
    expect([typed.shiftOf(0, 9), typed.shiftOf(11, 46), typed.shiftOf(48, 56), typed.shiftOf(63, 120)]).toEqual([0, 3, 5, 0]);
    for (const [from, to] of [
      [10, 10],
      [0, 20],
      [47, 47],
      [57, 62],
      [62, 70],
    ] as const)
      expect(typed.shiftOf(from, to)).toBeNull();
  });

  it('are one when they are very many', () => {
    const maps = Array.from({ length: 1_500 }, (_, index) => insertion(index * 11));
    const changed = new ChangedStretches(maps);
    expect([changed.shiftOf(10 * 1_499 + 1, 99_999), changed.shiftOf(5, 5)]).toEqual([1_500, null]);
  });

  it('are none without a change', () => {
    expect(new ChangedStretches([]).shiftOf(0, SIZE)).toBe(0);
    expect(new ChangedStretches([StepMap.empty]).shiftOf(0, SIZE)).toBe(0);
  });
});
