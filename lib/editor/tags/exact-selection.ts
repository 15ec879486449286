import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { syncSelection } from '../typing/sync-selection';

const exactKey = new PluginKey<boolean>('exact-selection');

/** True if the selection means these very characters, and no whole words: Alt was held when the pointer ended it, or it was made of sentences. */
export const isExact = (state: EditorState): boolean => exactKey.getState(state) ?? false;

/** The selection of a transaction means these very characters. */
export const selectExactly = (tr: Transaction, is = true): Transaction => tr.setMeta(exactKey, is);

/** Knows how the selection was ended, as long as it stands. */
export function exactSelection(): Plugin<boolean> {
  return new Plugin<boolean>({
    key: exactKey,
    state: { init: () => false, apply: (tr, old) => tr.getMeta(exactKey) ?? (old && !tr.selectionSet) },
    props: {
      handleDOMEvents: {
        // The pointer may be anywhere on the page when the selection ends.
        mousedown(view) {
          const end = (event: MouseEvent) => {
            if (view.isDestroyed || event.altKey === isExact(view.state)) return;
            syncSelection(view);
            view.dispatch(selectExactly(view.state.tr, event.altKey));
          };
          view.dom.ownerDocument.addEventListener('mouseup', end, { once: true });
        },
      },
    },
  });
}
