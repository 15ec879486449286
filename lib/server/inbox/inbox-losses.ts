import type { ArticleState } from '@/lib/domain/article-state';
import type { JournalEntry } from '@/lib/domain/journal/entry';
import { entryTypeOf } from '@/lib/domain/journal/entry-types';
import { isNoNews, unreadComments } from '@/lib/domain/talk/unread-comments';
import type { Transaction } from '../database';

/** Something in a thread that is no news any more, to one person or (null) to everyone. */
export interface InboxLoss {
  threadId: string;
  personId: string | null;
}

/**
 * What an entry, which led from `before` to `after`, takes out of people's inboxes: a comment that was removed, a question that was withdrawn, a mention that
 * was taken out of a comment.
 */
export function inboxLossesOf(before: ArticleState, after: ArticleState, { type, payload }: JournalEntry): InboxLoss[] {
  if (type !== 'comment-removed' && type !== 'query.withdrawn' && type !== 'comment-edited') return [];
  return entryTypeOf(type)
    .touchesThreads(payload)
    .flatMap((threadId): InboxLoss[] => {
      if (type !== 'comment-edited') return [{ threadId, personId: null }];
      const now = new Map(after.threads.get(threadId)?.comments.map(({ id, mentions }) => [id, mentions]));
      const was = before.threads.get(threadId)?.comments ?? [];
      const lost = was.flatMap(({ id, mentions }) => mentions.filter((one) => !now.get(id)?.includes(one)));
      return lost.map((personId) => ({ threadId, personId }));
    });
}

interface UnreadMark {
  personId: string;
  threadId: string;
  readSeq: number;
  commentId: string;
  isMentioned: boolean;
}

/**
 * Has the inboxes of those who lost something counted anew, in the transaction that stores the entries: where it was the newest in its thread the
 * newest that is left unread takes its place, and where none is left, nothing is unread and nothing waits to be mailed.
 */
export async function recountInboxes(tx: Transaction, state: ArticleState, losses: readonly InboxLoss[]): Promise<void> {
  if (losses.length === 0) return;
  const threadIds = [...new Set(losses.map(({ threadId }) => threadId))];
  const marks = await tx.$queryRaw<UnreadMark[]>`
    select "personId"::text, "threadId"::text, "readSeq", "commentId"::text, "isMentioned" from "ReadMark"
    where "threadId" = any(${threadIds}::uuid[]) and "isUnread" order by "personId", "threadId" for update`;
  for (const mark of marks) {
    const { personId, threadId } = mark;
    const thread = state.threads.get(threadId);
    const own = losses.filter((one) => one.threadId === threadId && (one.personId ?? personId) === personId);
    if (!thread || own.length === 0) continue;
    const { unread, mentions } = unreadComments(state, thread, mark);
    const newest = unread.at(-1);
    const isMentioned = mentions.length > 0;
    // Whom the thread concerned by a mention it may concern no more, with all that came after it.
    const lostMention = own.some((one) => one.personId !== null);
    const isNewestLost = lostMention
      ? !unread.some(({ id }) => id === mark.commentId)
      : isNoNews(
          thread,
          thread.comments.findIndex(({ id }) => id === mark.commentId),
        );
    if (!isNewestLost) await tx.readMark.update({ where: { personId_threadId: { personId, threadId } }, data: { isMentioned } });
    else if (newest) {
      // A mention that was added later came after its comment: then the place in the order stays.
      const place = newest.seq > mark.readSeq ? { newestSeq: newest.seq, newestAt: newest.at } : {};
      await tx.readMark.update({
        where: { personId_threadId: { personId, threadId } },
        data: { ...place, commentId: newest.id, isMentioned },
      });
    } else {
      await tx.$executeRaw`
        update "ReadMark" set "readSeq" = "newestSeq", "isUnread" = false, "isMentioned" = false, "waitingAt" = null
        where "personId" = ${personId}::uuid and "threadId" = ${threadId}::uuid`;
    }
  }
}
