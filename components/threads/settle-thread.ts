import { DomainError } from '@/lib/domain/errors';
import { isDraft } from '@/lib/domain/talk/query';
import { newestByOthers, type Thread, threadAuthor, threadsOnTag } from '@/lib/domain/talk/thread';
import type { ArticleSession } from '@/lib/editor/session/article-session';
import type { ThreadPlace } from './open-thread';

/** The open thread, or else one on the active tag, an unsettled one first; null without either. */
export function threadToSettle(session: ArticleSession, { open, tag }: ThreadPlace): Thread | null {
  const onTag = tag ? threadsOnTag(session.threads, tag.id).filter((one) => !isDraft(one)) : [];
  const thread = open && 'id' in open ? session.threads.get(open.id) : (onTag.find(({ resolved }) => !resolved) ?? onTag.at(-1));
  return thread ?? null;
}

/** Settles the thread that is meant, or opens it again. Gives the sentence that says so. */
export function settleThread(session: ArticleSession, place: ThreadPlace, rights: ThreadRights): string {
  const thread = threadToSettle(session, place);
  if (!thread) throw new DomainError('invalid', 'No thread is open here.');
  if (!maySettle(thread, rights, session.options.personId)) {
    throw new DomainError('forbidden', 'Only who began this thread, or a checker, can resolve or reopen it.');
  }
  session.act(thread.resolved ? 'thread-reopened' : 'thread-resolved', ending(session, thread));
  return thread.resolved ? 'Thread open again' : 'Thread resolved';
}

/** What an entry says that ends a thread: as it was read here. */
export const ending = ({ options }: ArticleSession, thread: Thread) => ({
  threadId: thread.id,
  readTo: newestByOthers(thread, options.personId),
});

export interface ThreadRights {
  canComment: boolean;
  canResolve: boolean;
}

/** Whoever began a thread may always settle it; others need the right. The server asks again. */
export const maySettle = (thread: Thread, { canComment, canResolve }: ThreadRights, personId: string) =>
  canComment && (canResolve || threadAuthor(thread) === personId);
