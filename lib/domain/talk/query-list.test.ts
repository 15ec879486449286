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

  it('begins no line with the words of a query, whatever breaks them', () => {
    const question = ['\n', '\r', '\r\n', '\v', '\f', '\u0085', '\u2028', '\u2029'].map((one) => `Who?${one}2. ¶4, C9: “x”`).join('');
    const lines = queryListText('The ferry', [{ locator: '¶1', label: 'C1', words: 'twelve times', question, proposal: null }]);
    expect(lines.split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/).filter((line) => /^\S/.test(line))).toEqual([
      'Questions on “The ferry”',
      '1. ¶1, C1: “twelve times”',
    ]);
  });
});

describe('queryListHtml', () => {
  it('is a numbered list in which every word is a word', () => {
    const html = queryListHtml('A & B', queries, { language: '', direction: 'ltr' });
    expect(html).toContain(
      '<h1>Questions on “<span dir="ltr">A &amp; B</span>”</h1><ol><li><p>¶1, C1 <q dir="ltr">twelve times</q></p><p dir="auto">Who counted?<br>And when?</p></li>',
    );
    expect(html).toContain('<del dir="ltr">a &lt;b&gt;bold&lt;/b&gt; claim</del> <ins dir="ltr">a claim</ins>');
    expect(html).not.toContain('<b>');
  });

  it('keeps its own words and those of an article from right to left apart', () => {
    const words = 'שתים עשרה פעמים';
    const query = { locator: '¶1', label: 'C1', words, question: 'מי ספר?', proposal: { words, replacement: 'עשר פעמים' } };
    expect(queryListHtml('המעבורת', [query], { language: 'he', direction: 'rtl' })).toBe(
      [
        '<div lang="en" dir="ltr"><h1>Questions on “<span lang="he" dir="rtl">המעבורת</span>”</h1><ol><li>',
        `<p>¶1, C1 <q lang="he" dir="rtl">${words}</q></p><p dir="auto">מי ספר?</p>`,
        `<p>Proposed wording: <del lang="he" dir="rtl">${words}</del> <ins lang="he" dir="rtl">עשר פעמים</ins></p>`,
        '</li></ol></div>',
      ].join(''),
    );
  });
});
