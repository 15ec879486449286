import { describe, expect, it } from 'vitest';
import { docOf } from '../journal/journal.fixture';
import { readText } from '../text/article-text';
import { CONTEXT_CHARS } from './anchor';
import { createQuoteFinder, type Search, TextReader } from './find-quote';

const doc = docOf('Words', 'It was very very good, they said.', 'It was very good, they said.', 'Nothing else.');
const everywhere = { from: 0, to: doc.content.size };
const wordsAt = (span: { from: number; to: number } | null) => span && readText(doc, span.from, span.to).words;

/** One search alone, and the same among so many that all are done in one pass. */
function findBothWays(search: Search) {
  const alone = createQuoteFinder(doc, [search])(search);
  const amongMany = createQuoteFinder(doc, [search, ...Array.from({ length: 300 }, () => search)])(search);
  expect(amongMany).toEqual(alone);
  return alone;
}

describe('createQuoteFinder', () => {
  it('finds words in their whole context, and not in half of it', () => {
    const context = { prefix: 'It was very ', suffix: ' good, they said.\nIt was very goo' };
    const span = findBothWays({ exact: 'very', place: everywhere, contexts: [context] });
    expect(span).toEqual({ from: 20, to: 24 });
    expect(findBothWays({ exact: 'very', place: everywhere, contexts: [{ ...context, suffix: ' bad' }] })).toBeNull();
  });
  it('takes the second context where the first is not there', () => {
    const contexts = [
      { prefix: 'is ', suffix: '' },
      { prefix: 'Nothing ', suffix: '.' },
    ];
    expect(wordsAt(findBothWays({ exact: 'else', place: everywhere, contexts }))).toBe('else');
  });
  it('does not choose among several', () => {
    expect(findBothWays({ exact: 'good', place: everywhere, contexts: [{ prefix: 'very ', suffix: ', they said.' }] })).toBeNull();
  });
  it('takes a context of nothing but a line feed for none: the words were all that the text had', () => {
    expect(findBothWays({ exact: 'It was very very', place: everywhere, contexts: [{ prefix: '\n', suffix: '' }] })).toBeNull();
    const alone = docOf('', 'Gone');
    const search = { exact: 'Gone', place: { from: 0, to: alone.content.size }, contexts: [{ prefix: '\n', suffix: '' }] };
    expect(createQuoteFinder(alone, [search])(search)).toEqual({ from: 3, to: 7 });
  });
  it('looks inside the place only, though the context may stand outside', () => {
    const search = { exact: 'good', contexts: [{ prefix: 'very ', suffix: ', they said.' }] };
    const second = { from: doc.child(0).nodeSize + doc.child(1).nodeSize + 13, to: doc.child(0).nodeSize + doc.child(1).nodeSize + 17 };
    expect(findBothWays({ ...search, place: second })).toEqual(second);
    expect(findBothWays({ ...search, place: { from: second.from, to: second.to - 1 } })).toBeNull();
  });
  it('takes more than 32 characters between the nearest of their context, fewer only in the whole of it', () => {
    const long = 'It was very very good, they said.';
    expect(long.length).toBeGreaterThan(CONTEXT_CHARS);
    const near = [{ prefix: 'Words\n', suffix: '\nIt was very bad' }];
    expect(wordsAt(findBothWays({ exact: long, place: everywhere, contexts: near }))).toBe(long);
    expect(findBothWays({ exact: long, place: everywhere, contexts: [{ prefix: 'elsewhere', suffix: '\nIt was very' }] })).toBeNull();
    expect(findBothWays({ exact: 'Nothing else', place: everywhere, contexts: [{ prefix: 'good, said.\n', suffix: '.' }] })).toBeNull();
    expect(findBothWays({ exact: 'Nothing else', place: everywhere, contexts: [{ prefix: '', suffix: '' }] })).toBeNull();
  });
  it('finds the gap that words left between two blocks', () => {
    const gap = { prefix: 'they said.\n', suffix: 'Nothing else.' };
    const end = doc.content.size - doc.child(3).nodeSize;
    expect(findBothWays({ exact: '', place: everywhere, contexts: [gap], isGap: true })).toEqual({ from: end - 1, to: end + 1 });
  });
});

describe('TextReader', () => {
  it('reads the same quote from a window as from the whole text', () => {
    for (let from = 0; from < doc.content.size; from += 3) {
      const span = { from, to: Math.min(doc.content.size, from + 9) };
      const [one, all] = [new TextReader(doc, 'near').quoteOf(span), new TextReader(doc, 'whole').quoteOf(span)];
      expect(one).toEqual(all);
      expect(readText(doc).words).toContain(one.prefix + one.exact + one.suffix);
    }
  });
  it('reads 32 characters on each side, one less where that would be half a surrogate pair, and fewer at the ends of the text', () => {
    const contextOf = (before: string, after: string) => {
      const text = docOf('', `${before}claim${after}`);
      const from = 3 + before.length;
      const [one, all] = (['near', 'whole'] as const).map((reads) => new TextReader(text, reads).contextOf({ from, to: from + 5 }));
      expect(one).toEqual(all);
      return one;
    };
    const [a, b] = ['a'.repeat(31), 'b'.repeat(31)];
    expect(contextOf(`x${a}a`, `b${b}x`)).toEqual({ prefix: `a${a}`, suffix: `b${b}` });
    expect(contextOf(`😀${a}`, `${b}😀`)).toEqual({ prefix: a, suffix: b });
    expect(contextOf(`😀${a.slice(1)}`, `${b.slice(1)}😀`)).toEqual({ prefix: `😀${a.slice(1)}`, suffix: `${b.slice(1)}😀` });
    expect(contextOf('It', '.')).toEqual({ prefix: '\nIt', suffix: '.' });
  });
});
