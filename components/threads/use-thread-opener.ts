'use client';
import { useCallback } from 'react';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { useTagOpener } from '@/components/annotations/use-tag-opener';
import { useWorkbench } from '@/components/article/session-context';
import { useSuggestionOpener } from '@/components/suggestions/use-suggestion-opener';
import { scrollToWords } from '@/lib/editor/keys/text-commands';
import { threadSpans } from '@/lib/editor/marks/thread-spans';
import { useOpenThread } from './open-thread';

/** Opens a thread: with its tag's or suggestion's card, or a card of its own level with what it is about. An unknown one opens nothing. */
export function useThreadOpener(): (id: string) => void {
  const { session, editor } = useWorkbench();
  const { actions } = useTagHands();
  const [, setOpen] = useOpenThread();
  const openTag = useTagOpener();
  const openSuggestion = useSuggestionOpener();
  return useCallback(
    (id: string) => {
      const thread = session.threads.get(id);
      if (!thread) return;
      if (thread.about.on === 'tag') return openTag(thread.about.annotationId, thread);
      if (thread.about.on === 'suggestion') return openSuggestion(thread.about.suggestionId);
      actions.activate(null);
      setOpen({ id });
      const [first] = threadSpans(session, thread);
      if (first) scrollToWords(editor.view, first.from);
    },
    [session, editor, actions, setOpen, openTag, openSuggestion],
  );
}
