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
  'what is no numeral': [['iiii.'], ['• ×1']],
};

describe('nestWordList', () => {
  it.each(Object.entries(cases))('counts as Word does: %s', (_name, [markers, lists]) => {
    expect(listsOf(...markers)).toEqual(lists);
  });
});
