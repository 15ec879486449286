import { TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { paragraphStart } from '@/lib/domain/text/paragraph-start';
import { sayNumber } from '@/lib/domain/text/say-count';

/** Puts the caret at the start of paragraph `number` and brings it into view. False if the article has no such paragraph. */
export function goToParagraph(view: EditorView, number: number): boolean {
  const start = paragraphStart(view.state.doc, number);
  if (start === null) return false;
  view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(start), 1)));
  const { node, offset } = view.domAtPos(start);
  // In Read mode the page's own selection stays where it was, and the next key would begin there.
  if (!view.editable) view.dom.ownerDocument.getSelection()?.collapse(node, offset);
  const element = node instanceof Element ? (node.children[offset] ?? node) : node.parentElement;
  // The start of a paragraph that fills the screen would lie above it if its middle were in the middle.
  const isTall = element !== null && element.getBoundingClientRect().height > window.innerHeight / 2;
  element?.scrollIntoView({ block: isTall ? 'start' : 'center' });
  return true;
}

/** What is said to those who do not see where the caret went. */
export const sayParagraph = (number: number): string => `Paragraph ${sayNumber(number)}`;
