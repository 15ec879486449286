import type { ArticleState } from '@/lib/domain/article-state';
import type { JournalEntry } from '@/lib/domain/journal/entry';
import { entryTypeOf } from '@/lib/domain/journal/entry-types';
import { isDraft } from '@/lib/domain/talk/query';
import { type Comment, peopleConcerned, type Thread } from '@/lib/domain/talk/thread';
import { unreadComments } from '@/lib/domain/talk/unread-comments';
import type { Transaction } from './database';
import { wantsInboxMail } from './inbox-marks';

/** Something for one person's inbox: a comment that answers or mentions them, or a query that was sent to them. */
export interface InboxItem {
  personId: string;
  articleId: string;
  threadId: string;
  commentId: string;
  seq: number;
  at: string;
  byId: string;
  isMention: boolean;
}

/**
 * What an entry, which led from `before` to `after`, brings to people's inboxes: a new comment to all whom its thread concerns, a mention that was
 * added later to those it names, a query that is sent to its author. Nobody hears of their own. All that tells people of comments begins here.
 */
export function inboxItemsOf(before: ArticleState, after: ArticleState, entry: JournalEntry): InboxItem[] {
  return entryTypeOf(entry.type)
    .touchesThreads(entry.payload)
    .flatMap((threadId) => {
      const thread = after.threads.get(threadId);
      if (!thread || isDraft(thread)) return [];
      const earlierThread = before.threads.get(threadId);
      const known = new Map(earlierThread?.comments.map((one) => [one.id, one]));
      const heardBy = ({ id, mentions }: Comment): string[] => {
        if (wasSent(earlierThread)) return sentTo(thread);
        const earlier = known.get(id);
        return earlier ? mentions.filter((one) => !earlier.mentions.includes(one)) : [...peopleConcerned(after, thread)];
      };
      return thread.comments.flatMap((comment) =>
        heardBy(comment)
          .filter((personId) => personId !== entry.actorId)
          .map((personId) => ({
            personId,
            articleId: after.articleId,
            threadId,
            commentId: comment.id,
            seq: entry.seq,
            at: entry.at,
            byId: entry.actorId,
            isMention: comment.mentions.includes(personId),
          })),
      );
    });
}

/** True for a draft, of which a later state that is none says that it was sent. */
const wasSent = (thread: Thread | undefined) => thread !== undefined && isDraft(thread);

/** One to whom it went another way has no inbox here. */
const sentTo = ({ query }: Thread): string[] => (query?.sent?.toId ? [query.sent.toId] : []);

/** Puts items into the inboxes, in the transaction that stores their entries. People of another house, whom an archive named, have none. */
export async function fillInboxes(tx: Transaction, items: readonly InboxItem[]): Promise<void> {
  if (items.length === 0) return;
  // One row for each person and thread: the newest item, and a mention if any of them is one.
  const rows = new Map<string, InboxItem>();
  for (const item of items) {
    const key = `${item.personId} ${item.threadId}`;
    rows.set(key, { ...item, isMention: item.isMention || rows.get(key)?.isMention === true });
  }
  await tx.$executeRaw`
    insert into "ReadMark" ("personId", "threadId", "articleId", "newestSeq", "newestAt", "commentId", "isMentioned", "isUnread", "waitingAt")
    select p.id, r."threadId", r."articleId", r.seq, r.at, r."commentId", r."isMention", true,
      case when ${wantsInboxMail} then r.at end
    from jsonb_to_recordset(${JSON.stringify([...rows.values()])}::jsonb) as r("personId" uuid, "threadId" uuid, "articleId" uuid, "commentId" uuid, seq int, at timestamptz,
      "isMention" boolean)
    join "Person" p on p.id = r."personId"
    order by p.id, r."threadId"
    on conflict ("personId", "threadId") do update set "newestSeq" = excluded."newestSeq", "newestAt" = excluded."newestAt", "commentId" = excluded."commentId",
      "isMentioned" = excluded."isMentioned" or ("ReadMark"."isUnread" and "ReadMark"."isMentioned"), "isUnread" = true,
      "waitingAt" = coalesce("ReadMark"."waitingAt", excluded."waitingAt")`;
}

interface UnreadMark {
  personId: string;
  threadId: string;
  readSeq: number;
  commentId: string;
  isMentioned: boolean;
}

/**
 * Lets the inboxes forget the comments that entries have removed, in the transaction that stores these: where one was the newest in its thread
 * the newest that is left unread takes its place, and where none is left, nothing is unread and nothing waits to be mailed.
 */
export async function forgetRemoved(tx: Transaction, state: ArticleState, entries: readonly JournalEntry[]): Promise<void> {
  const threadIds = entries.flatMap(({ type, payload }) => (type === 'comment-removed' ? entryTypeOf(type).touchesThreads(payload) : []));
  if (threadIds.length === 0) return;
  const marks = await tx.$queryRaw<UnreadMark[]>`
    select "personId"::text, "threadId"::text, "readSeq", "commentId"::text, "isMentioned" from "ReadMark"
    where "threadId" = any(${[...new Set(threadIds)]}::uuid[]) and "isUnread" order by "personId", "threadId" for update`;
  for (const mark of marks) {
    const { personId, threadId } = mark;
    const thread = state.threads.get(threadId);
    if (!thread) continue;
    const isNewestRemoved = thread.comments.some(({ id, removed }) => id === mark.commentId && removed !== null);
    const { unread, mentions } = unreadComments(state, thread, mark);
    const newest = unread.at(-1);
    const isMentioned = mentions.length > 0;
    if (!isNewestRemoved) await tx.readMark.update({ where: { personId_threadId: { personId, threadId } }, data: { isMentioned } });
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
