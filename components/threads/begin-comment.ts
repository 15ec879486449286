import { flushSync } from 'react-dom';
import { fetchCard, isPlaceHere } from '@/components/annotations/open-tag-card';
import { GIVEN_UP, holdKeys } from '@/components/article/held-keys';
import { late } from '@/components/ui/late';
import type { MarkSpan } from '@/lib/editor/marks/mark-positions';
import { showCommentedWords } from '@/lib/editor/marks/thread-plugin';
import { threadSpans } from '@/lib/editor/marks/thread-spans';
import type { ArticleSession } from '@/lib/editor/session/article-session';
import { askForComment, forgetAsked } from './focus-comment';
import { DRAFT_WORDS, openThreadOf } from './open-thread';

export const threadCard = late(() => import('./thread-card'));

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
  holdForCard(session);
  askForComment('thread');
}

/** What is typed for the card waits for its script: in the text it would be commands. Escape calls the comment off. */
function holdForCard(session: ArticleSession): void {
  if (threadCard.here() && isPlaceHere()) return;
  const { signal } = holdKeys('.thread-card', fetchCard(threadCard));
  signal.onabort = () => {
    if (signal.reason !== GIVEN_UP) return;
    openThreadOf(session).set(null);
    forgetAsked();
  };
}
