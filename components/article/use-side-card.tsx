'use client';
import type { ReactNode } from 'react';
import { useEffect, useMemo } from 'react';
import { useOpenSuggestion } from '@/components/suggestions/open-suggestion';
import { threadCard } from '@/components/threads/begin-comment';
import { DRAFT_WORDS, useOpenThread } from '@/components/threads/open-thread';
import { late, useHasFailed, useLate } from '@/components/ui/late';
import { useToast } from '@/components/ui/toast';
import type { MarkSpan } from '@/lib/editor/marks/mark-positions';
import { suggestionPlace } from '@/lib/editor/marks/suggestion-plugin';
import { commentedSpans } from '@/lib/editor/marks/thread-plugin';
import { threadSpans } from '@/lib/editor/marks/thread-spans';
import { useWorkbench } from './session-context';

const suggestionCard = late(() => import('@/components/suggestions/suggestion-card'));
/** The open card that is no tag's: a thread's or a suggestion's. */
export interface OpenSideCard {
  /** Like no tag's id. */
  id: string;
  card: ReactNode;
  /** Where the words that it is about stand in the text now; none if it is about none. */
  spans: () => readonly MarkSpan[];
  close: () => void;
}

/** The card of a thread or suggestion that is open, and the rule that one card at a time has the place beside the text. */
export function useSideCard(activeId: string | null): OpenSideCard | null {
  const { editor, session } = useWorkbench();
  const [thread, setThread] = useOpenThread();
  const [suggestion, setSuggestion] = useOpenSuggestion();
  const threads = useLate(threadCard, thread !== null);
  const suggestions = useLate(suggestionCard, suggestion !== null);
  const toast = useToast();
  const hasThreadFailed = useHasFailed(threadCard) && thread !== null;
  const hasFailed = (useHasFailed(suggestionCard) && suggestion !== null) || hasThreadFailed;
  useEffect(() => {
    if (hasFailed) toast({ text: 'The card could not be loaded. It opens once it is here.' });
  }, [hasFailed, toast]);
  // When a tag becomes active, and not when a thread opens: the tag that was active till then is known here a moment longer.
  useEffect(() => {
    if (activeId !== null) setThread(null);
  }, [activeId, setThread]);
  useEffect(() => {
    if (activeId !== null || thread !== null) setSuggestion(null);
  }, [activeId, thread, setSuggestion]);
  return useMemo(() => {
    if (activeId !== null) return null;
    if (thread && threads) {
      const id = 'id' in thread ? thread.id : thread.begins;
      const spans = () => {
        if ('begins' in thread) return commentedSpans(editor.state, DRAFT_WORDS);
        const known = session.threads.get(thread.id);
        return known ? threadSpans(session, known) : [];
      };
      return { id: `thread ${id}`, card: <threads.ThreadCard key={id} open={thread} />, spans, close: () => setThread(null) };
    }
    if (suggestion === null || !suggestions) return null;
    const spans = () => [suggestionPlace(editor.state, suggestion)].filter((place) => place !== null);
    const card = <suggestions.SuggestionCard key={suggestion} id={suggestion} />;
    return { id: `suggestion ${suggestion}`, card, spans, close: () => setSuggestion(null) };
  }, [activeId, editor, session, thread, threads, setThread, suggestion, suggestions, setSuggestion]);
}
