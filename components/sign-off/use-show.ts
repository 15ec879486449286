import { useTagActions } from '@/components/annotations/use-tag-actions';
import { useWorkbench } from '@/components/article/session-context';
import { useGo } from '@/components/ui/use-go';
import { goTo } from '@/lib/editor/keys/text-commands';

interface Show {
  tag(id: string): void;
  /** The next sentence that nobody has seen. */
  unseen(): void;
}

/** Shows what stands in the way in the text: where it is open at once, and from the queries by going to it. `onShow` closes what lies over it. */
export function useShow(onShow: () => void): Show {
  const { editor, session } = useWorkbench();
  const { actions, commands } = useTagActions();
  const go = useGo();
  const show = (what: string, here: () => void) => {
    onShow();
    // Beside the queries the text is kept, and drawn nowhere.
    if (editor.view.dom.isConnected) here();
    else go(`/articles/${session.options.articleId}?${what}`);
  };
  return {
    tag: (id) => show(`tag=${id}`, () => goTo(editor.view, actions, id)),
    unseen: () => show('unseen', () => commands.nextUnseen?.(editor.view)),
  };
}
