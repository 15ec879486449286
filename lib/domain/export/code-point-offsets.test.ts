import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePointOffsets } from './code-point-offsets';

describe('codePointOffsets', () => {
  it('counts an emoji before an offset once', () => {
    const toCodePoints = codePointOffsets('a🚢b🚢');
    expect([0, 1, 3, 4, 6].map(toCodePoints)).toEqual([0, 1, 2, 3, 4]);
  });

  it('agrees with a count of all characters before the offset', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), (words, seed) => {
        const points = [...words];
        const count = points.length === 0 ? 0 : seed % (points.length + 1);
        expect(codePointOffsets(words)(points.slice(0, count).join('').length)).toBe(count);
      }),
    );
  });
});
