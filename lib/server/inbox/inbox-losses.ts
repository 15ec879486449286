import type { ArticleState } from '@/lib/domain/article-state';
import type { JournalEntry } from '@/lib/domain/journal/entry';
import { entryTypeOf } from '@/lib/domain/journal/entry-types';
import { isNoNews, unreadComments } from '@/lib/domain/talk/unread-comments';
import type { Transaction } from '../database';
import type { InboxItem } from './inbox-items';

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

/**
 * Locks the marks of both, in the one order in which all who lock several do it. Whatever brings or takes alone locks its own in that order: only where
 * entries do both, the second would begin anew behind the first.
 */
export async function lockInboxes(tx: Transaction, items: readonly InboxItem[], losses: readonly InboxLoss[]): Promise<void> {
  if (items.length === 0 || losses.length === 0) return;
  const lostIds = [...new Set(losses.map(({ threadId }) => threadId))];
  const threadIds = [...new Set([...lostIds, ...items.map(({ threadId }) => threadId)])];
  const brought = JSON.stringify(items.map(({ personId, threadId }) => ({ personId, threadId })));
  await tx.$queryRaw`
    select 1 as held from "ReadMark" where "threadId" = any(${threadIds}::uuid[]) and ("threadId" = any(${lostIds}::uuid[])
      or ("personId", "threadId") in (select r."personId", r."threadId" from jsonb_to_recordset(${brought}::jsonb) as r("personId" uuid, "threadId" uuid)))
    order by "personId", "threadId" for update`;
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
