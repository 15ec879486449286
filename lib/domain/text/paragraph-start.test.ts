import type { Node } from '@tiptap/pm/model';
import { describe, expect, it } from 'vitest';
import { articleSchema } from './article-schema';
import { locatorAt } from './article-text';
import { countParagraphs, paragraphStart } from './paragraph-start';

const { nodes } = articleSchema;
const text = (words: string) => (words === '' ? [] : [articleSchema.text(words)]);
const block = (type: string, content: readonly Node[], attrs: Record<string, unknown> | null = null) =>
  articleSchema.node(type, attrs, [...content]);
const p = (words: string) => block('paragraph', text(words));

const doc = block('doc', [
  block('title', text('A headline')),
  block('standfirst', text('What it is about')),
  p('One.'),
  block('heading', text('A heading'), { level: 2 }),
  p(''),
  block('horizontalRule', []),
  block('bulletList', [block('listItem', [p('Three, first row.')]), block('listItem', [p('Second row.')])]),
  block('figure', [block('caption', text('Four, a caption.'))]),
  block('table', [block('tableRow', [block('tableCell', [p('Five, a cell.')]), block('tableCell', [p('Next.')])])]),
  block('blockquote', [p('Six.')]),
]);

/** The words from a position to the end of its text block. */
const wordsFrom = (pos: number | null) => {
  if (pos === null) return null;
  const { parent, parentOffset } = doc.resolve(pos);
  return parentOffset === 0 && parent.isTextblock ? parent.textContent : 'not the start of words';
};

describe('paragraphStart', () => {
  it('finds the first words of each numbered block, and passes headline, standfirst, headings and rules by', () => {
    const starts = [1, 2, 3, 4, 5, 6].map((number) => wordsFrom(paragraphStart(doc, number)));
    expect(starts).toEqual(['One.', '', 'Three, first row.', 'Four, a caption.', 'Five, a cell.', 'Six.']);
  });

  it('agrees with the locators that people cite', () => {
    for (let number = 1; number <= countParagraphs(doc); number++) {
      expect(locatorAt(doc, paragraphStart(doc, number) ?? 0)).toBe(`¶${number}`);
    }
  });

  it('is null where there is no such paragraph', () => {
    expect([0, -1, 7, 1.5, Number.NaN].map((number) => paragraphStart(doc, number))).toEqual(Array(5).fill(null));
    expect(paragraphStart(block('doc', [nodes.title?.create() ?? p(''), block('heading', [], { level: 2 })]), 1)).toBeNull();
  });
});

describe('countParagraphs', () => {
  it('counts what carries a number', () => {
    expect(countParagraphs(doc)).toBe(6);
  });
});
