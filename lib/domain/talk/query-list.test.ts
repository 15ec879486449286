import { describe, expect, it } from 'vitest';
import { type ListedQuery, queryListHtml, queryListText } from './query-list';

const queries: ListedQuery[] = [
  { locator: '¶1', label: 'C1', words: 'twelve times', question: 'Who counted?\nAnd when?', proposal: null },
  {
    locator: '',
    label: null,
    words: 'a <b>bold</b> claim',
    question: 'Is "bold" & new?',
    proposal: { words: 'a <b>bold</b> claim', replacement: 'a claim' },
  },
];

describe('queryListText', () => {
  it('numbers the queries, each with its place, words, question and proposal', () => {
    expect(queryListText('The ferry', queries)).toBe(`Questions on “The ferry”

1. ¶1, C1: “twelve times”
   Who counted?
   And when?

2. “a <b>bold</b> claim”
   Is "bold" & new?
   Proposed wording: “a claim”
`);
  });
});

describe('queryListHtml', () => {
  it('is a numbered list in which every word is a word', () => {
    const html = queryListHtml('A & B', queries);
    expect(html).toContain(
      '<h1>Questions on “A &amp; B”</h1><ol><li><p>¶1, C1 <q>twelve times</q></p><p>Who counted?<br>And when?</p></li>',
    );
    expect(html).toContain('<del>a &lt;b&gt;bold&lt;/b&gt; claim</del> <ins>a claim</ins>');
    expect(html).not.toContain('<b>');
  });
});
