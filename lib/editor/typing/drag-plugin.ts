import { Plugin } from '@tiptap/pm/state';
import { swallow } from '../keys/mode';

/**
 * Leaves in the text what is dragged from it into a field of the page. Browsers move it there: it would be gone from the article, or struck out where
 * one suggests. Within the text words still move, since ProseMirror takes them out itself. Must stand before `suggestPlugin`.
 */
export function dragPlugin(): Plugin {
  return new Plugin({
    props: { handleDOMEvents: { beforeinput: (_view, event) => event.inputType === 'deleteByDrag' && swallow(event) } },
  });
}
