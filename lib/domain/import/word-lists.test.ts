import { describe, expect, it } from 'vitest';
import { articleSchema } from '../text/article-schema';
import { outlineOf } from './outline.test-helper';
import { readPasted } from './readers';

const item = (marker: string, level = 1) =>
  `<p class=MsoListParagraph style='mso-list:l0 level${level} lfo1'><span style='mso-list:Ignore'>${marker}<span>&nbsp;&nbsp; </span></span>Words</p>`;

/** The lists that become of items with these markers: how each counts, where it begins, and how many items it has. */
function listsOf(...markers: (string | [marker: string, level: number])[]): string[] {
  const items = markers.map((marker) => (typeof marker === 'string' ? item(marker) : item(...marker)));
  const { doc } = readPasted({ html: `<p>Before.</p>${items.join('')}<p>After.</p>`, text: '' });
  expect(outlineOf(doc).at(-1)).toBe('<p>After.</p>');
  const lists: string[] = [];
  articleSchema.nodeFromJSON(doc).descendants(({ type, attrs, childCount }) => {
    if (type.name === 'bulletList') lists.push(`• ×${childCount}`);
    if (type.name === 'orderedList') lists.push(`${attrs.type ?? '1'} from ${attrs.start} ×${childCount}`);
  });
  return lists;
}

const cases: Readonly<Record<string, [markers: Parameters<typeof listsOf>, lists: string[]]>> = {
  figures: [['3.', '4.'], ['1 from 3 ×2']],
  'letters in brackets': [['(a)', '(b)'], ['a from 1 ×2']],
  'capitals, from the third on': [['C)', 'D)'], ['A from 3 ×2']],
  'Roman numerals, from the fourth on': [['iv.', 'v.', 'vi.'], ['i from 4 ×3']],
  'capital numerals': [['I.', 'II.'], ['I from 1 ×2']],
  'letters that are numerals too': [['h.', 'i.', 'j.'], ['a from 8 ×3']],
  'a numeral that is a letter too': [['v.', 'vi.'], ['i from 5 ×2']],
  'one item alone': [['i.'], ['i from 1 ×1']],
  'what begins anew': [
    ['1.', '2.', '1.', 'a)', 'b)', '·'],
    ['1 from 1 ×2', '1 from 1 ×1', 'a from 1 ×2', '• ×1'],
  ],
  'what lies between two of them': [
    ['1.', ['a)', 2], ['b)', 2], '2.'],
    ['1 from 1 ×2', 'a from 1 ×2'],
  ],
  'what is no numeral': [['iiii.'], []],
  'a number without its dot': [['1', '2'], ['1 from 1 ×2']],
  'letters that a font of signs shows as bullets': [['o', '§', 'Ø', '–', '·', 'Ÿ', 'ž'], ['• ×7']],
};

const written: Readonly<Record<string, [items: string, lines: string[]]>> = {
  'numbers of several levels': [
    item('1.') + item('1.1.', 2) + item('·', 3) + item('1.2.', 2) + item('2.'),
    ['<ol><li><p>Words</p><p>1.1. Words</p><ul><li><p>Words</p></li></ul><p>1.2. Words</p></li><li><p>Words</p></li></ol>'],
  ],
  'words and signs with a number': [
    item('§ 4') + item('Article 5') + item('№ 6'),
    ['<p>§ 4 Words</p>', '<p>Article 5 Words</p>', '<p>№ 6 Words</p>'],
  ],
  'letters and numbers of other scripts': [
    item('α)') + item('①') + item('一、'),
    ['<p>α) Words</p>', '<p>① Words</p>', '<p>一、 Words</p>'],
  ],
  'what looks like a numeral': [item('iiii.'), ['<p>iiii. Words</p>']],
  'the number of a heading': [
    item('3.').replace('<p class=MsoListParagraph', '<h2').replace('</p>', '</h2>') +
      item('·').replace('<p ', '<h3 ').replace('</p>', '</h3>'),
    ['<h2>3. Words</h2>', '<h3>Words</h3>'],
  ],
  'the number of a quote, and of a caption': [
    item('3.').replace('MsoListParagraph', 'MsoQuote') + item('2.').replace('MsoListParagraph', 'MsoCaption'),
    ['<blockquote><p>3. Words</p></blockquote>', '<figure><caption>2. Words</caption></figure>'],
  ],
};

describe('nestWordList', () => {
  it.each(Object.entries(cases))('counts as Word does: %s', (_name, [markers, lists]) => {
    expect(listsOf(...markers)).toEqual(lists);
  });

  it('takes a figure in a font of signs for the bullet that it is', () => {
    const arrow = item('4')
      .replace("<span style='mso-list:Ignore'>", "<span style='font-family:Webdings'>$&")
      .replace('</p>', '</span></p>');
    const own = item('4').replace("mso-list:Ignore'", "mso-list:Ignore;font-family:Wingdings'");
    for (const one of [arrow, own])
      expect(outlineOf(readPasted({ html: `<p>Before.</p>${one}`, text: '' }).doc).slice(2)).toEqual(['<ul><li><p>Words</p></li></ul>']);
  });

  it.each(Object.entries(written))('keeps as text before the words: %s', (_name, [items, lines]) => {
    expect(outlineOf(readPasted({ html: `<p>Before.</p>${items}`, text: '' }).doc).slice(2)).toEqual(lines);
  });
});
