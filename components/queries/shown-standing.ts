import { isQuery, type QueryStanding, type QueryThread, queryStandingOf } from '@/lib/domain/talk/query';
import type { ArticleSession } from '@/lib/editor/session/article-session';
import type { SessionSender } from '@/lib/editor/session/session-sender';

interface Page {
  session: { confirmed: Pick<ArticleSession['confirmed'], 'threads' | 'details'> };
  sender: Pick<SessionSender, 'isHalted'>;
}

/** Where it is said that a query stands: as here, but as stored on a page that sends nothing more, since what was done there has come to nobody. */
export function shownStanding({ session, sender }: Page, thread: QueryThread): QueryStanding {
  const { threads, details } = session.confirmed;
  if (!sender.isHalted) return queryStandingOf(thread, details);
  const stored = threads.get(thread.id);
  return stored && isQuery(stored) ? queryStandingOf(stored, details) : 'draft';
}
