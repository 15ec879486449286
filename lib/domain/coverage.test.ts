import { describe, expect, it } from 'vitest';
import { articleSchema as schema } from './article-schema';
import { wordsBetween } from './article-text';
import { coverageOf, nextUnseen, seenSpan } from './coverage';

const paragraph = (text: string) => schema.node('paragraph', null, [schema.text(text)]);
const item = (text: string) => schema.node('listItem', null, [paragraph(text)]);
const doc = schema.node('doc', null, [
  schema.node('title', null, [schema.text('Night buses')]),
  paragraph('One went. Two stayed. Three came back.'),
  schema.node('bulletList', null, [item('Four slept. Five did not.'), item('Six.')]),
]);

/** The place of words that stand once in a text block. */
function placeOf(words: string) {
  let place = { from: 0, to: 0 };
  doc.descendants((node, pos) => {
    const at = node.isTextblock ? node.textContent.indexOf(words) : -1;
    if (at >= 0) place = { from: pos + 1 + at, to: pos + 1 + at + words.length };
    return !node.isTextblock;
  });
  return place;
}

describe('coverageOf', () => {
  it('counts the headline and every sentence, and those with some words in a tag as seen', () => {
    expect(coverageOf(doc, [], 'en')).toEqual({ sentences: 7, seen: 0 });
    const spans = [placeOf('Five did'), placeOf('stayed'), placeOf('Two')];
    expect(coverageOf(doc, spans, 'en')).toEqual({ sentences: 7, seen: 2 });
  });

  it('sees all sentences that one tag runs through', () => {
    expect(coverageOf(doc, [{ from: placeOf('stayed').from, to: placeOf('Four').to }], 'en').seen).toBe(3);
  });

  it('takes an empty place for nothing', () => {
    const { from } = placeOf('stayed');
    expect(coverageOf(doc, [{ from, to: from }], 'en').seen).toBe(0);
  });
});

describe('seenSpan', () => {
  it('takes a clear sentence as seen only while its words are those that were called clear, and whole', () => {
    const seen = (words: string, state: 'exact' | 'drifted') => {
      const span = seenSpan(placeOf(words), 'clear', state);
      return coverageOf(doc, span ? [span] : [], 'en').seen;
    };
    expect(seen('Two stayed.', 'exact')).toBe(1);
    expect(seen('Two stayed. Three came back.', 'exact')).toBe(2);
    expect(seen('Two stayed.', 'drifted')).toBe(0);
    // Something was written before it since.
    expect(seen('stayed.', 'exact')).toBe(0);
  });

  it('takes a sentence with a tag as seen whatever has become of the words: the tag says so itself', () => {
    for (const state of ['exact', 'moved', 'drifted'] as const) {
      const span = seenSpan(placeOf('stayed'), 'claim', state);
      expect(coverageOf(doc, span ? [span] : [], 'en').seen).toBe(1);
    }
  });
});

describe('nextUnseen', () => {
  const wordsOf = (spans: readonly { from: number; to: number }[], pos: number) => {
    const found = nextUnseen(doc, spans, pos, 'en');
    return found && wordsBetween(doc, found.from, found.to);
  };

  it('goes on from a position, over what is seen, and begins again at the top', () => {
    expect(wordsOf([], 0)).toBe('Night buses');
    expect(wordsOf([placeOf('Two stayed.')], placeOf('Two').from)).toBe('Three came back.');
    expect(wordsOf([placeOf('Night'), placeOf('Six.')], placeOf('Six').from)).toBe('One went.');
  });

  it('is null where all are seen', () => {
    expect(wordsOf([{ from: 0, to: doc.content.size }], 0)).toBeNull();
  });
});
