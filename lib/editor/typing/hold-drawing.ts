import type { EditorState } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/**
 * Until the function that it gives is called, `view` takes new states and leaves the page as it is, unless the text itself changes or `goesOn` no
 * longer holds. For words of an input method that stand in the page and not in the text: with marks drawn anew around them, or the caret put
 * where the text has it, the composition would break off and begin again beside them.
 */
export function holdDrawing(view: EditorView, goesOn: (state: EditorState) => boolean): () => void {
  const drawn = view.state;
  const hold: EditorView['updateState'] = (state) => {
    view.state = state;
    if (state.doc !== drawn.doc || state.plugins !== drawn.plugins || !goesOn(state)) release();
  };
  const release = () => {
    if (view.updateState !== hold) return;
    Reflect.deleteProperty(view, 'updateState');
    const { state } = view;
    if (view.isDestroyed) return;
    // Of the same state too: what was read and refused is still in the page.
    view.state = drawn;
    view.updateState(state);
  };
  view.updateState = hold;
  return release;
}
