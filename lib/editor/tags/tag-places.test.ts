import type { Node } from '@tiptap/pm/model';
import { Transform } from '@tiptap/pm/transform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import { positionsOf, readText, wordsBetween } from '@/lib/domain/text/article-text';
import type { MarkSpan } from '../marks/mark-positions';
import { joinPlaces, mapPlaces, requireRoom } from './tag-places';

const doc = docOf('Night buses', 'The board, he said, lost money. It ran late.', 'Nobody asked.');
const span = (words: string, within: Node = doc): MarkSpan => {
  const text = readText(within);
  const at = text.words.indexOf(words);
  const found = at < 0 ? null : positionsOf(text, at, at + words.length);
  if (!found) throw new Error(`no "${words}"`);
  return found;
};
const wordsOf = (places: readonly MarkSpan[], within: Node = doc) => places.map(({ from, to }) => wordsBetween(within, from, to));

describe('joinPlaces', () => {
  it.each([
    ['sorts them', ['lost', 'The board'], ['The board', 'lost']],
    ['joins those that overlap', ['The board, he', 'he said'], ['The board, he said']],
    ['joins words with only a space between them', ['lost', 'money'], ['lost money']],
    ['keeps those apart that have more between them', ['The board', 'he said'], ['The board', 'he said']],
    ['keeps those of two paragraphs apart', ['late.', 'Nobody'], ['late.', 'Nobody']],
    ['takes the same twice as one', ['lost', 'lost'], ['lost']],
  ])('%s', (_, given, expected) => {
    expect(
      wordsOf(
        joinPlaces(
          doc,
          given.map((words) => span(words)),
        ),
      ),
    ).toEqual(expected);
  });

  it('takes an empty span for none', () => {
    expect(joinPlaces(doc, [{ from: 5, to: 5 }])).toEqual([]);
  });
});

describe('requireRoom', () => {
  it('takes eight places and refuses nine', () => {
    const places = (count: number) => Array.from({ length: count }, (_, n) => ({ from: 10 * n, to: 10 * n + 5 }));
    expect(() => requireRoom(places(8))).not.toThrow();
    expect(() => requireRoom(places(9))).toThrow('A tag has at most 8 places. This would make 9.');
  });
});

describe('mapPlaces', () => {
  // Every character is another, so that the oracle needs no mapping: a place has those of its characters that are still there.
  const text = Array.from({ length: 60 }, (_, n) => String.fromCodePoint(0x4e00 + n)).join('');
  const start = docOf('', text);
  const edit = fc.record({ at: fc.nat(60), length: fc.nat(8), put: fc.constantFrom('', 'x', 'xyz') });
  const cuts = fc.uniqueArray(fc.nat(60), { minLength: 2, maxLength: 16 }).map((places) => places.sort((a, b) => a - b));

  const spansOf = (places: readonly number[]) =>
    places.flatMap((from, n) => (n % 2 === 0 && places[n + 1] ? [{ from: from + 3, to: (places[n + 1] ?? 0) + 3 }] : []));

  it('keeps of each place the words that are left, in order and apart', () => {
    fc.assert(
      fc.property(cuts, fc.array(edit, { maxLength: 8 }), (places, edits) => {
        const spans = spansOf(places);
        const change = new Transform(start);
        for (const { at, length, put } of edits) {
          const end = change.doc.content.size - 1;
          const from = Math.min(at + 3, end);
          change.replaceWith(from, Math.min(from + length, end), put === '' ? [] : [start.type.schema.text(put)]);
        }
        const now = readText(change.doc).words;
        const kept = wordsOf(spans, start).map((words) => [...words].filter((one) => now.includes(one)).join(''));
        const mapped = mapPlaces(spans, change.mapping);
        const found = wordsOf(mapped, change.doc).map((words) => words.replace(/[xyz]/g, ''));
        expect(found.filter(Boolean)).toEqual(kept.filter(Boolean));
        for (const [n, { from, to }] of mapped.entries()) {
          expect(from).toBeLessThan(to);
          expect(to).toBeLessThanOrEqual(mapped[n + 1]?.from ?? to);
        }
      }),
      { numRuns: Number(process.env.PROOF_RUNS ?? 300) },
    );
  });

  it('takes in nothing that is typed at an edge', () => {
    fc.assert(
      fc.property(cuts, (places) => {
        const spans = spansOf(places);
        const change = new Transform(start);
        for (const at of places.toReversed()) change.insert(at + 3, start.type.schema.text('xyz'));
        expect(wordsOf(mapPlaces(spans, change.mapping), change.doc)).toEqual(wordsOf(spans, start));
      }),
      { numRuns: Number(process.env.PROOF_RUNS ?? 300) },
    );
  });
});
