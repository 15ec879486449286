import { Plugin } from '@tiptap/pm/state';
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
      },
    },
  });
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
