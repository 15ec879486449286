import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstIndex } from './first-index';

it('finds what a look at each would find', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), fc.nat(21), (unsorted, wanted) => {
      const sorted = [...unsorted].sort((a, b) => a - b);
      const plain = sorted.findIndex((value) => value >= wanted);
      expect(firstIndex(sorted.length, (index) => (sorted[index] ?? 0) >= wanted)).toBe(plain < 0 ? sorted.length : plain);
    }),
  );
});
