import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAllOccurrences, findOccurrences } from './find-occurrences';

/** The oracle: every place is tried. */
function placesOf(words: string, pattern: string, start = 0, end = words.length): number[] {
  const places: number[] = [];
  if (pattern === '') return places;
  for (let at = start; at + pattern.length <= end; at++) if (words.slice(at, at + pattern.length) === pattern) places.push(at);
  return places;
}

const text = fc.string({ unit: fc.constantFrom('a', 'b', '😀', '\n'), maxLength: 60 });
const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '😀', '\n'), maxLength: 12 });

describe('findOccurrences', () => {
  it('finds every place inside the bounds, overlapping ones too', () => {
    fc.assert(
      fc.property(text, pattern, fc.nat(30), fc.nat(60), (words, wanted, start, length) => {
        const end = Math.min(words.length, start + length);
        expect(findOccurrences(words, wanted, start, end)).toEqual(placesOf(words, wanted, start, end));
      }),
    );
  });
  it('finds nothing of no words', () => {
    expect(findOccurrences('abc', '', 0, 3)).toEqual([]);
  });
});

describe('findAllOccurrences', () => {
  it('finds for each of many patterns what it finds for one', () => {
    fc.assert(
      fc.property(text, fc.array(pattern), (words, patterns) => {
        const found = findAllOccurrences(words, patterns);
        for (const wanted of patterns) expect(found.get(wanted) ?? []).toEqual(placesOf(words, wanted));
      }),
    );
  });
});
