import type { ArticleState } from '@/lib/domain/article-state';
import type { JournalEntry } from '@/lib/domain/journal/entry';
import { entryTypeOf } from '@/lib/domain/journal/entry-types';
import { isDraft, isQuery, queryStandingOf } from '@/lib/domain/talk/query';
import { type Comment, peopleConcerned, type Thread } from '@/lib/domain/talk/thread';
import type { Transaction } from '../database';
import { Prisma } from '../generated/prisma/client';
import { wantsInboxMail, wantsMentionsOnly } from './inbox-marks';

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
  /** It is a query that goes to them: they are mailed of it whatever they want to be mailed of their inbox. */
  isAsked: boolean;
}

/**
 * What an entry, which led from `before` to `after`, brings to people's inboxes: a new comment to all whom its thread concerns, a mention that was added
 * later to those it names, a query that is sent to its author, and one that still waits to the next author. Nobody hears of their own. All that tells people
 * of comments begins here.
 */
export function inboxItemsOf(before: ArticleState, after: ArticleState, entry: JournalEntry): InboxItem[] {
  if (entry.type === 'article.author-named') return leftQueriesOf(after, entry);
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
            threadId,
            commentId: comment.id,
            ...placeOf(entry),
            isMention: comment.mentions.includes(personId),
            isAsked: wasSent(earlierThread),
          })),
      );
    });
}

const placeOf = ({ articleId, seq, at, actorId }: JournalEntry) => ({ articleId, seq, at, byId: actorId });

/** Queries that wait for an answer from somebody else come to whoever is named author: the one they were sent to reads the article no more. */
function leftQueriesOf({ threads, details }: ArticleState, entry: JournalEntry): InboxItem[] {
  const { authorId } = details;
  if (authorId === null || authorId === entry.actorId) return [];
  return [...threads.values()].filter(isQuery).flatMap((thread) => {
    const [question] = thread.comments;
    const { toId, byId } = thread.query.sent ?? { toId: null, byId: authorId };
    const isLeft = toId !== null && toId !== authorId && byId !== authorId && queryStandingOf(thread, details) === 'waiting';
    if (!isLeft || !question) return [];
    // It is from who sent it, not from who named the author.
    return [{ personId: authorId, threadId: thread.id, commentId: question.id, ...placeOf(entry), byId, isMention: false, isAsked: true }];
  });
}

/** True for a draft, of which a later state that is none says that it was sent. */
const wasSent = (thread: Thread | undefined) => thread !== undefined && isDraft(thread);

/** One to whom it went another way has no inbox here. */
const sentTo = ({ query }: Thread): string[] => (query?.sent?.toId ? [query.sent.toId] : []);

/** A mention stands in the mark that was not read: it waits to be mailed about, or was. */
const hasMention = Prisma.sql`("ReadMark"."isUnread" and "ReadMark"."isMentioned")`;

/**
 * Since when a mark waits to be mailed about. Whoever wants mail about mentions only waits for it from the first mention on: what was said before it
 * is not mailed about, and what comes behind one that was mailed about waits for no other mail.
 */
const waitsSince = Prisma.sql`case
  when excluded."isMentioned" and not ${hasMention} and ${wantsMentionsOnly(Prisma.sql`excluded."personId"`)} then excluded."waitingAt"
  when not excluded."isMentioned" and ${hasMention} and ${wantsMentionsOnly(Prisma.sql`excluded."personId"`)} then "ReadMark"."waitingAt"
  else coalesce("ReadMark"."waitingAt", excluded."waitingAt") end`;

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
      "isMentioned" = excluded."isMentioned" or ${hasMention}, "isUnread" = true,
      "waitingAt" = ${waitsSince}`;
}
