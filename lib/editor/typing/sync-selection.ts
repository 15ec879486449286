import { TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/**
 * Takes over where the browser has put the caret. After a click its `selectionchange` comes a task later: a key that is faster would act
 * on where the caret was before.
 */
export function syncSelection(view: EditorView): void {
  // Without focus the page's selection is an old one: the caret may have been moved since from the list or the card.
  if (!view.hasFocus()) return;
  const { anchorNode, anchorOffset, focusNode, focusOffset } = view.dom.ownerDocument.getSelection() ?? {};
  if (!anchorNode || !focusNode || anchorOffset === undefined || focusOffset === undefined) return;
  if (!view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return;
  const anchor = view.posAtDOM(anchorNode, anchorOffset);
  const head = view.posAtDOM(focusNode, focusOffset);
  const { selection, doc } = view.state;
  if (anchor < 0 || head < 0 || !(selection instanceof TextSelection) || (selection.anchor === anchor && selection.head === head)) return;
  const moved = TextSelection.between(doc.resolve(anchor), doc.resolve(head));
  if (!moved.eq(selection)) view.dispatch(view.state.tr.setSelection(moved));
}
