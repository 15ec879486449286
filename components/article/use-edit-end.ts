'use client';
import { useEffect, useState } from 'react';
import { hasBegunChecking } from '@/lib/domain/checks/has-begun-checking';
import { getMode, modeToOpen } from '@/lib/editor/keys/mode';
import { enterMode } from '@/lib/editor/keys/text-commands';
import type { ArticleSession } from '@/lib/editor/session/article-session';
import { useWorkbench } from './session-context';

/**
 * Calls `onEnd` once a first verdict is there, with which an author's right to edit the text ends, and it may come while they type. What they wrote
 * is not theirs to take back then, and what they type from then on is a suggestion.
 */
export function useEditEnd(onEnd: (session: ArticleSession) => void): void {
  const { session, history, editor, rights } = useWorkbench();
  const [endedIn, setEndedIn] = useState<ArticleSession | null>(null);
  const { editsUntilVerdict = false, canSuggest, canTag } = rights;
  const isOver = endedIn === session;
  useEffect(() => {
    if (!editsUntilVerdict || isOver) return;
    const look = () => {
      if (!hasBegunChecking(session.confirmed)) return;
      history.forgetText();
      // Who may suggest stays in the mode, which is Suggest then.
      const { view } = editor;
      if (getMode(view.state) === 'edit' && !canSuggest) enterMode(view, modeToOpen(null, { canSuggest, canTag, canEdit: false }));
      setEndedIn(session);
      onEnd(session);
    };
    look();
    // Typing gives no verdict, and is most of what comes.
    return session.subscribeEntries((entries) => {
      if (entries.some(({ type }) => type !== 'text')) look();
    });
  }, [session, history, editor, editsUntilVerdict, isOver, canSuggest, canTag, onEnd]);
}
