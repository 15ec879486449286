import { Plugin, Selection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { syncSelection } from './sync-selection';

const movesCaret = (event: KeyboardEvent) => /^(Arrow(Left|Right|Up|Down)|Home|End|PageUp|PageDown)$/.test(event.key);

/**
 * Takes over at once where a key of the browser's own has moved the caret. ProseMirror waits for `selectionchange`, a task later, and
 * 20 ms after each focus it puts the caret back to where it knew it: on a slow machine a Home between the two was lost, and the next
 * key tagged other words.
 */
export function caretPlugin(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown(view, event) {
          if (movesCaret(event)) afterThisTask(view, () => syncSelection(view));
          return false;
        },
        // By Tab, or by what is no pointer, a text whose selection was elsewhere on the page gets its caret at the start. ProseMirror puts it back a
        // task later, and not at all if that takes 200 ms: a key that is faster would mean the headline.
        focus(view) {
          if (view.editable && isAtStart(view)) view.focus();
          return false;
        },
      },
    },
  });
}

/** True if the browser has the caret where the text begins. */
function isAtStart(view: EditorView): boolean {
  const { doc } = view.state;
  const { anchorNode, anchorOffset, isCollapsed } = view.dom.ownerDocument.getSelection() ?? {};
  if (!isCollapsed || !anchorNode || anchorOffset === undefined || !view.dom.contains(anchorNode)) return false;
  const pos = view.posAtDOM(anchorNode, anchorOffset);
  return pos >= 0 && Selection.near(doc.resolve(pos)).eq(Selection.atStart(doc));
}

/** Runs `work` when the browser has done what the event means, before any timer. */
function afterThisTask(view: EditorView, work: () => void): void {
  const run = () => {
    if (!view.isDestroyed && !view.composing) work();
  };
  const { defaultView } = view.dom.ownerDocument;
  if (defaultView && 'scheduler' in defaultView) void defaultView.scheduler.postTask(run, { priority: 'user-blocking' });
  else setTimeout(run);
}
