import { Transform } from '@tiptap/pm/transform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { docOf } from '../journal/journal.fixture';
import { articleSchema } from '../text/article-schema';
import { wordsBetween } from '../text/article-text';
import { createAnchor, mapAnchor, quotedWords, requoteAnchor, stateOfRanges, tightSpan, wordsOfAnchor } from './anchor';

const doc = docOf('A bus', 'The last bus 👩‍🚒 left.', 'It was noon.');
const range = { exact: 'x', prefix: '', suffix: '' };

describe('createAnchor', () => {
  it('quotes the words with 32 characters on each side, across blocks', () => {
    const from = 8 + 'The '.length;
    expect(createAnchor(doc, [{ from, to: from + 8 }])).toEqual({
      ranges: [{ from, to: from + 8, exact: 'last bus', prefix: 'A bus\nThe ', suffix: ' 👩‍🚒 left.\nIt was noon.' }],
      state: 'exact',
    });
  });
  it('never cuts a character in half in the context', () => {
    const text = docOf('', `${'a'.repeat(40)}😀${'b'.repeat(31)}X${'c'.repeat(31)}😀`);
    const from = 3 + 40 + 2 + 31;
    const [one] = createAnchor(text, [{ from, to: from + 1 }]).ranges;
    expect(one).toMatchObject({ exact: 'X', prefix: 'b'.repeat(31), suffix: 'c'.repeat(31) });
  });
  it('sorts its spans and joins those that touch', () => {
    const anchor = createAnchor(doc, [
      { from: 20, to: 24 },
      { from: 8, to: 12 },
      { from: 12, to: 16 },
    ]);
    expect(anchor.ranges.map(({ from, to }) => [from, to])).toEqual([
      [8, 16],
      [20, 24],
    ]);
  });
  it('leaves out the borders of blocks at its edges', () => {
    expect(createAnchor(doc, [{ from: 0, to: 8 }]).ranges[0]).toMatchObject({ from: 1, to: 6, exact: 'A bus' });
  });
  it.each([
    ['nothing', []],
    ['an empty span', [{ from: 9, to: 9 }]],
    ['a reversed span', [{ from: 9, to: 4 }]],
    ['a span outside the text', [{ from: 9, to: 900 }]],
    ['white space', [{ from: 11, to: 12 }]],
    ['half a character', [{ from: 22, to: 24 }]],
    ['nine spans', Array.from({ length: 9 }, (_, i) => ({ from: 8 + 2 * i, to: 9 + 2 * i }))],
  ])('refuses %s', (_name, spans) => {
    expect(() => createAnchor(doc, spans)).toThrow(/words to tag|1 to 8|inside a character/);
  });
});

describe('stateOfRanges', () => {
  const exact = { ...range, from: 1, to: 2 };
  const moved = { ...exact, home: { from: 4, to: 4 } };
  const drifted = { ...exact, reach: { from: 1, to: 3 } };
  const orphaned = { ...drifted, to: 1 };
  it.each([
    ['exact', [exact, exact]],
    ['moved', [exact, moved]],
    ['drifted', [exact, drifted]],
    ['drifted', [exact, orphaned]],
    ['drifted', [moved, orphaned]],
    ['drifted', [drifted, orphaned]],
    ['orphaned', [orphaned, orphaned]],
  ])('is %s', (state, ranges) => {
    expect(stateOfRanges(ranges)).toBe(state);
  });
});

describe('mapAnchor', () => {
  /** The oracle: characters that are all different, and what of them a plain splice leaves inside. */
  it('holds exactly the characters that were inside and are left, and what came between them', () => {
    const letters = 'abcdefghijklmnopqrst';
    const before = docOf('', letters);
    const at = fc.nat(letters.length);
    fc.assert(
      fc.property(at, at, at, at, fc.constantFrom('', 'X', 'XYZ'), (a, b, c, d, typed) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const [start, end] = [Math.min(c, d), Math.max(c, d)];
        fc.pre(from < to && (start < end || typed !== ''));
        const anchor = createAnchor(before, [{ from: 3 + from, to: 3 + to }]);
        const tr = new Transform(before);
        if (typed === '') tr.delete(3 + start, 3 + end);
        else tr.replaceWith(3 + start, 3 + end, articleSchema.text(typed));
        const words = wordsOfAnchor(tr.doc, mapAnchor(anchor, tr.mapping));
        const kept = [...letters.slice(from, to)].filter((_, i) => from + i < start || from + i >= end).join('');
        const isBetween = start === end ? from < start && start < to : from <= start && end <= to;
        expect(words.replace(typed, '')).toBe(kept);
        expect(words.includes('X')).toBe(typed !== '' && isBetween);
      }),
    );
  });
  it('maps reach and home outward and leaves the quote alone', () => {
    const one = { ...range, from: 10, to: 10, reach: { from: 10, to: 10, prefix: 'p' }, home: { from: 10, to: 10 } };
    const tr = new Transform(doc).insert(10, articleSchema.text('xyz'));
    expect(mapAnchor({ ranges: [one], state: 'orphaned' }, tr.mapping).ranges).toEqual([
      { ...one, from: 13, to: 13, reach: { from: 10, to: 13, prefix: 'p' }, home: { from: 10, to: 13 } },
    ]);
  });
});

describe('words of an anchor', () => {
  it('are those of its ranges, without the orphaned ones; the quoted are all that were', () => {
    const anchor = createAnchor(doc, [
      { from: 8, to: 11 },
      { from: 12, to: 16 },
    ]);
    const [first, second] = anchor.ranges;
    if (!first || !second) throw new Error('two ranges');
    const half = { ...anchor, ranges: [{ ...first, to: first.from }, second] };
    expect([wordsOfAnchor(doc, anchor), wordsOfAnchor(doc, half), quotedWords(half)]).toEqual(['The\nlast', 'last', 'The\nlast']);
  });
  it('are quoted afresh when a person confirms them, and there is nothing to confirm without words', () => {
    const drifted = { ...range, exact: 'The best', from: 8, to: 16, reach: { from: 8, to: 16 } };
    expect(requoteAnchor(doc, { ranges: [drifted], state: 'drifted' })).toMatchObject({ state: 'exact', ranges: [{ exact: 'The last' }] });
    expect(requoteAnchor(doc, { ranges: [{ ...drifted, to: 8 }], state: 'orphaned' })).toBeNull();
  });
});

describe('tightSpan', () => {
  it('lies close around the characters, or is null', () => {
    const span = tightSpan(doc, { from: 0, to: 8 });
    expect(span && wordsBetween(doc, span.from, span.to)).toBe('A bus');
    expect(tightSpan(doc, { from: 6, to: 8 })).toBeNull();
    expect(tightSpan(doc, { from: 8, to: 8 })).toBeNull();
  });
});
