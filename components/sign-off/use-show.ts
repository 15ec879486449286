import { useTagHands } from '@/components/annotations/use-tag-hands';
import { useWorkbench } from '@/components/article/session-context';
import { useSuggestionOpener } from '@/components/suggestions/use-suggestion-opener';
import { useGo } from '@/components/ui/use-go';
import { goTo } from '@/lib/editor/keys/text-commands';

interface Show {
  tag(id: string): void;
  /** The next sentence that nobody has seen. */
  unseen(): void;
  /** Where the text is open alone: no address leads to a suggestion. */
  suggestion(id: string): void;
}

/** Shows what stands in the way in the text: where it is open at once, and from the queries by going to it. `onShow` closes what lies over it, and does what it is given when that is gone. */
export function useShow(onShow: (then: () => void) => void): Show {
  const { editor, session } = useWorkbench();
  const { actions, commands, toText } = useTagHands();
  const openSuggestion = useSuggestionOpener();
  const go = useGo();
  const show = (what: string, here: () => void) => {
    // Beside the queries the text is kept, and drawn nowhere.
    if (!editor.view.dom.isConnected) return onShow(() => go(`/articles/${session.options.articleId}?${what}`));
    onShow(() => {
      // Keys go on from what is shown.
      toText();
      here();
    });
  };
  return {
    tag: (id) => show(`tag=${id}`, () => goTo(editor.view, actions, id)),
    unseen: () => show('unseen', () => commands.nextUnseen?.(editor.view)),
    suggestion: (id) => show('', () => openSuggestion(id)),
  };
}
