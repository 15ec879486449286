import { flushSync } from 'react-dom';
import type { MarkSpan } from '@/lib/editor/marks/mark-positions';
import { showCommentedWords } from '@/lib/editor/marks/thread-plugin';
import { threadSpans } from '@/lib/editor/marks/thread-spans';
import type { ArticleSession } from '@/lib/editor/session/article-session';
import { askForComment } from './focus-comment';
import { DRAFT_WORDS, openThreadOf } from './open-thread';

/** Opens the card for a comment on these words. They are underlined, and followed, while it is being written. */
export function beginComment({ session }: { session: ArticleSession }, spans: readonly MarkSpan[]): void {
  const { host } = session.options;
  const shown = [...session.threads.values()].flatMap((thread) => {
    const places = thread.resolved ? [] : threadSpans(session, thread);
    return places.length > 0 ? [{ id: thread.id, spans: places, isOpen: false }] : [];
  });
  host.dispatch(showCommentedWords(host.state.tr, [...shown, { id: DRAFT_WORDS, spans, isOpen: true }]));
  // Before focus is asked for: the card that was open would take it.
  flushSync(() => openThreadOf(session).set({ begins: 'words' }));
  askForComment('thread');
}
