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

describe('queryListText of words from right to left', () => {
  it.each([
    ['Arabic', 'قال John إن IBM خفضت 20% من الموظفين.', 'خفضت IBM عشر الوظائف.'],
    ['Hebrew', 'השר אמר ש-IBM פיטרה 20%,', 'IBM פיטרה עשירית,'],
    ['Persian', 'وزیر گفت ۲۰٪ (IBM)', 'وزیر گفت ۱۰٪ (IBM)'],
    ['Urdu', 'وزیر نے کہا 20%!', 'وزیر نے کہا 10%!'],
  ])('keeps %s words apart from the place and the marks around them', (_, words, replacement) => {
    const query = { locator: '¶3', label: 'C4', words, question: 'Who said so?', proposal: { words, replacement } };
    expect(queryListText(words, [query])).toBe(
      [
        `Questions on “\u2068${words}\u2069”\n`,
        `1. ¶3, C4: “\u2068${words}\u2069”`,
        '   Who said so?',
        `   Proposed wording: “\u2068${replacement}\u2069”\n`,
      ].join('\n'),
    );
  });

  it('keeps each line of them apart, since a line ends what keeps it', () => {
    const query = { locator: '¶3', label: null, words: 'قال ذلك.\nIt was so.\u2028خفضت 20%', question: 'Who?', proposal: null };
    expect(queryListText('The ferry', [query])).toContain('1. ¶3: “\u2068قال ذلك.\u2069\n   It was so.\n   \u2068خفضت 20%\u2069”\n   Who?');
  });

  it('has no signs that nobody sees in other scripts', () => {
    const words = ['12 times', '政府は支出を増やした。', 'รัฐบาลเพิ่ม', 'सरकार ने', '정부는', 'Министр'];
    const list = queryListText(
      'The ferry',
      words.map((one) => ({ locator: '¶1', label: 'C1', words: one, question: 'Who?', proposal: null })),
    );
    expect(list).not.toMatch(/\p{Cf}/u);
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
