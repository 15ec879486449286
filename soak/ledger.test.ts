import { describe, expect, it } from 'vitest';
import { tokensOf } from './ledger';

const put = (...content: unknown[]) => ({ stepType: 'replace', from: 1, to: 1, slice: { content } });
const text = (words: string, ...marks: string[]) => ({ type: 'text', text: words, marks: marks.map((type) => ({ type })) });

describe('tokensOf', () => {
  it('finds tokens in order, also where bold ends in the middle of one', () => {
    const paragraph = { type: 'paragraph', content: [text('a «p1', 'bold'), text('a.1» and '), text('«p1a.2»', 'bold')] };
    expect(tokensOf([put(text('«p1a.0»')), put(paragraph)])).toEqual(['«p1a.0»', '«p1a.1»', '«p1a.2»']);
  });

  it('makes none of what stands in two paragraphs', () => {
    const paragraph = (words: string) => ({ type: 'paragraph', content: [text(words)] });
    expect(tokensOf([put(paragraph('half «p1'), paragraph('a.1» half'))])).toEqual([]);
  });
});
