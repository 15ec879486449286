import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAllOccurrences, findOccurrences, findUnspaced } from './find-occurrences';

/** The oracle: every place is tried. */
function placesOf(words: string, pattern: string, start = 0, end = words.length): number[] {
  const places: number[] = [];
  if (pattern === '') return places;
  for (let at = start; at + pattern.length <= end; at++) if (words.slice(at, at + pattern.length) === pattern) places.push(at);
  return places;
}

const text = fc.string({ unit: fc.constantFrom('a', 'b', '😀', '\n'), maxLength: 60 });
const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '😀', '\n'), maxLength: 12 });
/** What begins like most places of a text of one letter, and stands nowhere in it. */
const nearlyThere = (length: number, end: string) => `${'a'.repeat(length)}${end}`;

describe('findOccurrences', () => {
  it('finds every place inside the bounds, overlapping ones too', () => {
    fc.assert(
      fc.property(text, pattern, fc.nat(30), fc.nat(60), (words, wanted, start, length) => {
        const end = Math.min(words.length, start + length);
        expect(findOccurrences(words, wanted, start, end)).toEqual(placesOf(words, wanted, start, end));
      }),
    );
  });

  it('finds the same of long patterns in long texts, however often these repeat themselves', () => {
    const piece = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(piece, piece, fc.nat(300), fc.nat(2_000), fc.nat(2_000), (one, other, from, start, cut) => {
        const words = `${one.repeat(1_500)}${other}${one.repeat(1_500)}`.slice(0, 8_000).padEnd(8_000, one);
        const wanted = words.slice(from, from + 1_500);
        const end = words.length - cut;
        expect(findOccurrences(words, wanted, start, end)).toEqual(placesOf(words, wanted, start, end));
        expect(findOccurrences(words, `${wanted}c`, start, end)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('finds nothing of no words, and nothing before where it is to begin', () => {
    expect(findOccurrences('abc', '', 0, 3)).toEqual([]);
    expect(findOccurrences('abc', 'a', 2, 1)).toEqual([]);
  });

  // Compared anew at each place this is a hundred billion characters.
  it.each([`${'a'.repeat(99_990)}b`, `b${'a'.repeat(99_990)}`, `${'a'.repeat(50_000)}b${'a'.repeat(50_000)}`])(
    'goes through a long text of one letter once',
    (wanted) => {
      const words = 'a'.repeat(500_000);
      expect(findOccurrences(words, wanted, 0, words.length)).toEqual([]);
      expect(findOccurrences(`${words}${wanted}`, wanted, 0, words.length + wanted.length)).toHaveLength(1);
    },
    60_000,
  );
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

  it('finds the same where every share is used up', () => {
    fc.assert(
      fc.property(text, fc.array(pattern), (words, patterns) => {
        const found = findAllOccurrences(words, patterns, { comparisons: 0, leastShare: 0, aloneChars: 1 << 20 });
        for (const wanted of patterns) expect(found.get(wanted) ?? []).toEqual(placesOf(words, wanted));
      }),
    );
  });

  it('finds all places of a pattern or says that it does not know, and knows those that begin like few', () => {
    fc.assert(
      fc.property(text, fc.array(pattern), fc.nat(400), (words, patterns, aloneChars) => {
        const limits = { comparisons: 0, leastShare: 8, aloneChars };
        const found = findAllOccurrences(words, patterns, limits);
        for (const [wanted, places] of found) if (places) expect(places).toEqual(placesOf(words, wanted));
        const isRare = (wanted: string) => placesOf(words, wanted.slice(0, 1)).length < 2;
        for (const wanted of patterns) if (isRare(wanted)) expect(found.get(wanted) ?? []).toEqual(placesOf(words, wanted));
        expect(findAllOccurrences(words, patterns, limits)).toEqual(found);
      }),
    );
  });

  it('goes through a long text of one letter once for each pattern, and finds what stands beside it', () => {
    const words = `${'a'.repeat(400_000)} A night bus. ${'a'.repeat(99_000)}`;
    const hostile = Array.from({ length: 8 }, (_, i) => nearlyThere(99_990 + i, 'b'));
    const found = findAllOccurrences(words, [...hostile, 'night bus', nearlyThere(120_000, ' A')]);
    expect(hostile.flatMap((one) => found.get(one) ?? [-1])).toEqual([]);
    expect([found.get('night bus'), found.get(nearlyThere(120_000, ' A'))]).toEqual([[400_003], [280_000]]);
  }, 60_000);

  it('says that it does not know where thousands of patterns are nearly there, and finds the others', () => {
    const words = `${'a'.repeat(20_000)} A night bus.`;
    const hostile = Array.from({ length: 500 }, (_, i) => nearlyThere(60 + i, 'b'));
    const found = findAllOccurrences(words, [...hostile, 'night bus'], { comparisons: 1 << 22, leastShare: 1 << 10, aloneChars: 1 << 22 });
    expect(found.get('night bus')).toEqual([20_003]);
    expect(new Set(hostile.map((one) => found.get(one)?.length ?? null))).toEqual(new Set([0, null]));
  });
});

describe('findUnspaced', () => {
  it('finds what differs in white space alone, from its first sign to behind its last', () => {
    const words = 'It is  late,\nthey\u00a0said. It is late, they said.';
    const found = findUnspaced(words, 'is late, they said.', { start: 0, end: words.length });
    expect(found.map(({ start, end }) => words.slice(start, end))).toEqual(['is  late,\nthey\u00a0said.', 'is late, they said.']);
    expect(findUnspaced(words, 'is late, they said.', { start: 4, end: words.length - 1 })).toEqual([]);
    expect(findUnspaced(words, ' \n', { start: 0, end: words.length })).toEqual([]);
  });

  it('finds the places of the same letters in a text without white space', () => {
    const letter = fc.constantFrom('a', 'b', ' ', '\n');
    const text = (maxLength: number) => fc.array(letter, { maxLength }).map((letters) => letters.join(''));
    fc.assert(
      fc.property(text(30), text(5), (words, pattern) => {
        const bare = (one: string) => one.replace(/\s/g, '');
        const found = findUnspaced(words, pattern, { start: 0, end: words.length });
        expect(found.map(({ start }) => bare(words.slice(0, start)).length)).toEqual(placesOf(bare(words), bare(pattern)));
        for (const { start, end } of found) {
          expect(bare(words.slice(start, end))).toBe(bare(pattern));
          expect(words.slice(start, end).trim()).toBe(words.slice(start, end));
        }
      }),
    );
  });
});
