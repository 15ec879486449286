'use client';
import { useEffect } from 'react';
import { useRevision, useWorkbench } from '@/components/article/session-context';
import { commentedSpans, showCommentedWords } from '@/lib/editor/marks/thread-plugin';
import { threadSpans } from '@/lib/editor/marks/thread-spans';
import { DRAFT_WORDS, useOpenThread } from './open-thread';

/** Keeps the words that open threads are about underlined in the text, those of the open one the strongest. */
export function useCommentedWords(): void {
  const { session, editor } = useWorkbench();
  const [open] = useOpenThread();
  useRevision();
  const { threads } = session;
  useEffect(() => {
    if (editor.isDestroyed) return;
    const openId = open && 'id' in open ? open.id : null;
    const words = [...threads.values()]
      .filter(({ id, resolved }) => resolved === null || id === openId)
      .map((thread) => ({ id: thread.id, spans: threadSpans(session, thread), isOpen: thread.id === openId }))
      .filter(({ spans }) => spans.length > 0);
    const isBegun = open !== null && 'begins' in open && open.begins === 'words';
    const draft = isBegun ? [{ id: DRAFT_WORDS, spans: commentedSpans(editor.state, DRAFT_WORDS), isOpen: true }] : [];
    if (words.length + draft.length === 0 && !hasShown.has(session)) return;
    hasShown.add(session);
    editor.view.dispatch(showCommentedWords(editor.state.tr, [...words, ...draft]));
  }, [session, editor, threads, open]);
}

/** Sessions in whose text something was underlined: an article without threads is drawn once. */
const hasShown = new WeakSet<object>();
