'use client';
import { useCallback } from 'react';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { useTagOpener } from '@/components/annotations/use-tag-opener';
import { useWorkbench } from '@/components/article/session-context';
import { useSuggestionOpener } from '@/components/suggestions/use-suggestion-opener';
import { useToast } from '@/components/ui/toast';
import { scrollToWords } from '@/lib/editor/keys/text-commands';
import { threadSpans } from '@/lib/editor/marks/thread-spans';
import { useOpenThread } from './open-thread';

/** Opens a thread: with its tag's or suggestion's card, or a card of its own level with what it is about. Of an unknown one it says that it is none of the article's. */
export function useThreadOpener(): (id: string) => void {
  const { session, sender, editor } = useWorkbench();
  const toast = useToast();
  const { actions } = useTagHands();
  const [, setOpen] = useOpenThread();
  const openTag = useTagOpener();
  const openSuggestion = useSuggestionOpener();
  return useCallback(
    (id: string) => {
      const thread = session.threads.get(id);
      if (!thread) {
        // An article that is opened where unsent changes began may come to it a moment later.
        if (sender.state.name === 'saved') toast({ text: 'That comment is not in this article.' });
        return;
      }
      if (thread.about.on === 'tag') return openTag(thread.about.annotationId, thread);
      if (thread.about.on === 'suggestion') return openSuggestion(thread.about.suggestionId);
      actions.activate(null);
      setOpen({ id });
      const [first] = threadSpans(session, thread);
      if (first) scrollToWords(editor.view, first.from);
    },
    [session, sender, editor, actions, toast, setOpen, openTag, openSuggestion],
  );
}
