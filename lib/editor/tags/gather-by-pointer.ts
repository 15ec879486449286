import type { EditorView } from '@tiptap/pm/view';
import { isMac } from '../keys/keymap';
import { gatheredPlaces, gathers, keepPlaces, letGo, showReady } from '../marks/gather-plugin';
import type { MarkSpan } from '../marks/mark-positions';
import { syncSelection } from '../typing/sync-selection';

interface Options {
  /** The selected words. None where nothing is selected. */
  selectedSpans(): readonly MarkSpan[];
  /** Runs what may be refused, and tells the person the sentence if it is. */
  attempt(work: () => void): void;
}

/**
 * With Ctrl (Cmd on Macs) held, a new selection by pointer keeps the one before it; a plain click lets go of all. Gives what ends it. Events are
 * heard before ProseMirror takes them.
 */
export function gatherByPointer(view: EditorView, { selectedSpans, attempt }: Options): () => void {
  const isModKey = ({ key }: KeyboardEvent) => key === (isMac() ? 'Meta' : 'Control');
  const setReady = (ready: readonly MarkSpan[]) => {
    const tr = showReady(view.state.tr, view.state, ready);
    if (tr) view.dispatch(tr);
  };
  /** When the pointer is up: drawn anew under it, the text would take the caret to another place. */
  const letGoAfterPress = () => {
    if (view.isDestroyed || gatheredPlaces(view.state).length === 0) return;
    syncSelection(view);
    view.dispatch(letGo(view.state.tr));
  };
  const listeners = {
    keydown(event: KeyboardEvent) {
      if (isModKey(event) && !event.repeat && !view.composing) {
        syncSelection(view);
        setReady(selectedSpans());
      }
    },
    keyup(event: KeyboardEvent) {
      if (!isModKey(event) || view.composing) return;
      // Ctrl and Home has moved the caret just now: what is drawn before that is known would put it back.
      syncSelection(view);
      setReady([]);
    },
    mousedown(event: MouseEvent) {
      if (event.button !== 0 || event.shiftKey) return;
      if (!gathers(event)) {
        view.dom.ownerDocument.addEventListener('mouseup', letGoAfterPress, { once: true });
        return;
      }
      syncSelection(view);
      const spans = selectedSpans();
      if (spans.length > 0) attempt(() => view.dispatch(keepPlaces(view.state.tr, view.state, spans)));
      // Firefox would add to the selection what is selected now, and ProseMirror take all from the first to the last of it.
      view.dom.ownerDocument.getSelection()?.removeAllRanges();
    },
  };
  const ended = new AbortController();
  const how = { capture: true, signal: ended.signal };
  view.dom.addEventListener('keydown', listeners.keydown, how);
  view.dom.addEventListener('keyup', listeners.keyup, how);
  view.dom.addEventListener('mousedown', listeners.mousedown, how);
  return () => ended.abort();
}
