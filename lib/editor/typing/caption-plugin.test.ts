import { TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { articleSchema } from '@/lib/domain/text/article-schema';
import { bareView } from './bare-view.fixture';
import { captionPlugin } from './caption-plugin';

const words = (text: string) => (text === '' ? [] : [articleSchema.text(text)]);

/** Presses Enter in the middle of a caption, or where `isBelow` in the last paragraph below it. Gives the words by blocks, and where the caret is. */
function pressEnter(below: readonly string[], isBelow = false) {
  const text = articleSchema.node('doc', null, [
    articleSchema.node('title', null, words('A bus')),
    articleSchema.node('figure', null, articleSchema.node('caption', null, words('The last bus'))),
    ...below.map((paragraph) => articleSchema.node('paragraph', null, words(paragraph))),
  ]);
  const view = bareView(text, [captionPlugin()]);
  const at = isBelow ? text.content.size - 1 : text.child(0).nodeSize + 2 + 'The last'.length;
  view.dispatch(view.state.tr.setSelection(TextSelection.create(text, at)));
  const event: KeyboardEvent = Object.assign(Object.create(null), { key: 'Enter', keyCode: 13 });
  const isTaken = view.someProp('handleKeyDown', (handle) => handle(view, event)) ?? false;
  const { $from } = view.state.selection;
  return { isTaken, blocks: view.state.doc.children.map((node) => node.textContent), caret: [$from.index(0), $from.parentOffset] };
}

describe('captionPlugin', () => {
  it('goes on in a new paragraph behind the picture, and leaves the caption whole', () => {
    expect(pressEnter(['It ran.'])).toEqual({ isTaken: true, blocks: ['A bus', 'The last bus', '', 'It ran.'], caret: [2, 0] });
    expect(pressEnter([])).toEqual({ isTaken: true, blocks: ['A bus', 'The last bus', ''], caret: [2, 0] });
  });

  it('takes the empty paragraph that is there', () => {
    expect(pressEnter(['', 'It ran.'])).toEqual({ isTaken: true, blocks: ['A bus', 'The last bus', '', 'It ran.'], caret: [2, 0] });
  });

  it('is of captions alone', () => {
    expect(pressEnter(['It ran.'], true)).toMatchObject({ isTaken: false, blocks: ['A bus', 'The last bus', 'It ran.'] });
  });
});
