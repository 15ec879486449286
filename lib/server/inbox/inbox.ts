import { z } from 'zod';
import { type GivenRow, InboxRow, MAX_UNREAD_ARTICLES, type ReopenedRow } from '@/lib/domain/contract/inbox';
import { MAX_COUNTED } from '@/lib/domain/contract/inbox-count';
import { Instant } from '@/lib/domain/moment';
import type { Actor } from '@/lib/domain/people/permissions';
import { readCursor, writeCursor } from '../cursor';
import { prisma } from '../database';
import { Prisma } from '../generated/prisma/client';
import { authorizeArticle } from '../rights/authorize-article';
import { readableArticles } from '../rights/readable-articles';
import { type ReadableDesk, readableDesks } from '../rights/readable-desks';
import { readGiven, readGivenIn } from './given-marks';
import { inboxMarks, inboxOf, isStillTheirs } from './inbox-marks';
import { readReopened, readReopenedIn } from './reopened-marks';

/**
 * Of a mark with a mention that was not read, the comment that mentions: it is what there is to act on, whatever was said behind it. One that was
 * read is none, unless it was changed: the mention may have been added since (as `unreadComments` has it).
 */
const unreadMention = Prisma.sql`(
  select e.id from "Comment" e
  where m."isMentioned" and e."threadId" = m."threadId" and m."personId" = any(e.mentions) and e."byId" <> m."personId" and e."removedAt" is null
    and (e.seq > m."readSeq" or jsonb_array_length(e.edits) > 0)
  order by e.seq > m."readSeq" desc, e.seq desc, e.id desc limit 1)`;

/** The columns of a row as the database gives them. */
const Row = z
  .object({
    newestAt: z.date(),
    tagId: z.uuid().nullable(),
    tagKind: z.string().nullable(),
    tagLabel: z.string().nullable(),
    tagIsRemoved: z.boolean().nullable(),
    commentAt: z.date(),
  })
  .loose();

/**
 * The threads that concern the actor and in which somebody else has written: unread ones first, then the newest first, each with the mention of them that
 * they have not read, or else with the newest comment. Those of articles that they may not read any more, and of tags that were removed, are left out. With
 * the first page come what others gave them to do, what they had signed and others opened again, and up to where all of it can be marked as read.
 * A cursor that is none of ours is `invalid`.
 */
export async function listInbox(
  actor: Actor,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ rows: InboxRow[]; given: GivenRow[]; reopened: ReopenedRow[]; nextCursor: string | null } & UnreadHeads> {
  const desks = await readableDesks(actor, undefined);
  const after = readCursor(cursor, Cursor);
  // Before the rows: what comes in between is listed, and stays unread.
  const heads = after ? { upTo: {}, restUpTo: null } : await readUnreadHeads(actor, desks);
  const goesOn = after
    ? Prisma.sql`(m."isUnread", m."newestAt", m."threadId") < (${after[0]}, ${after[1]}::timestamptz, ${after[2]}::uuid)`
    : Prisma.sql`true`;
  const found = await prisma.$queryRaw<unknown[]>`
    select m."threadId"::text, m."articleId"::text, m."newestAt", m."isUnread", m."isMentioned" as "isMention", a.title as "articleTitle", a.language, t.about,
      n.id::text as "tagId", n.kind as "tagKind", n.label as "tagLabel",
      n."isRemoved" as "tagIsRemoved", coalesce(n.words, t.words) as words, p.name as "byName", told."byId"::text,
      told.at as "commentAt", c.text, c."removedAt" is not null as "isRemoved", t."resolvedAt" is not null as "isResolved",
      coalesce(jsonb_typeof(t.query->'withdrawn') = 'object', false) as "isWithdrawn",
      told.query
    from ${inboxOf(actor, desks)}
    join "Thread" t on t.id = m."threadId"
    join "Comment" c on c.id = coalesce(${unreadMention}, m."commentId")
    left join "Annotation" n on n.id = t."annotationId"
    cross join lateral (
      select case when t.query is null then null
        when not exists (select 1 from "Comment" e where e."threadId" = t.id and e.seq < c.seq) then 'question'
        when c.received is not null or coalesce(c."isAnswer", c."byId" in ((t.query->'sent'->>'toId')::uuid, a."authorId")) then 'answer'
      end as query
    ) part
    -- Who asks is who sent the question, and when: it may have been drafted by another person, days before.
    cross join lateral (
      select part.query, case when sent.is_question then (t.query->'sent'->>'byId')::uuid else c."byId" end as "byId",
        case when sent.is_question then (t.query->'sent'->>'at')::timestamptz else c.at end as at
      from (select part.query = 'question' and jsonb_typeof(t.query->'sent') = 'object' as is_question) sent
    ) told
    left join "Person" p on p.id = told."byId"
    where ${goesOn}
    order by m."isUnread" desc, m."newestAt" desc, m."threadId" desc limit ${limit + 1}`;
  const all = found.map((row) => Row.parse(row));
  const rows = all.slice(0, limit).map(({ newestAt: _newestAt, tagId, tagKind, tagLabel, tagIsRemoved, commentAt, ...row }) =>
    InboxRow.parse({
      ...row,
      at: commentAt.toISOString(),
      tag: tagId === null ? null : { id: tagId, kind: tagKind, label: tagLabel, isRemoved: tagIsRemoved },
    }),
  );
  const last = rows.at(-1);
  const end = all[limit - 1];
  const nextCursor = all.length > limit && last && end ? writeCursor([last.isUnread, end.newestAt.toISOString(), last.threadId]) : null;
  const given = after ? [] : await readGiven(actor, desks);
  const reopened = after ? [] : await readReopened(actor, desks);
  return { rows, given, reopened, nextCursor, ...heads };
}

/** Up to where all that is unread in an inbox can be marked as read: by article, and of all others by time (see the contract). */
interface UnreadHeads {
  upTo: Record<string, number>;
  restUpTo: string | null;
}

/** What is unread in the actor's inbox now: of each article the newest, or of those with the newest, if there are too many. */
async function readUnreadHeads(actor: Actor, desks: readonly ReadableDesk[]): Promise<UnreadHeads> {
  const found = await prisma.$queryRaw<{ articleId: string; seq: number; newestAt: Date }[]>`
    select a.id::text as "articleId", max(m."newestSeq") as seq, max(m."newestAt") as "newestAt"
    from ${inboxMarks} join "Article" a on a.id = m."articleId" and ${readableArticles(actor.id, desks)}
    where m."personId" = ${actor.id}::uuid and m."isUnread"
    group by a.id order by max(m."newestAt") desc limit ${MAX_UNREAD_ARTICLES + 1}`;
  const heads = found.slice(0, MAX_UNREAD_ARTICLES);
  const restUpTo = found.length > heads.length ? (heads.at(-1)?.newestAt.toISOString() ?? null) : null;
  return { upTo: Object.fromEntries(heads.map(({ articleId, seq }) => [articleId, seq])), restUpTo };
}

/**
 * How many threads of the actor's inbox, articles with work that they were given, and articles opened again that they had signed are unread,
 * counted up to 100.
 */
export async function countInbox(actor: Actor): Promise<{ unread: number }> {
  const desks = await readableDesks(actor, undefined);
  const [row] = await prisma.$queryRaw<{ unread: number }[]>`
    select count(*)::int as unread from (
      select 1 from ${inboxOf(actor, desks)} where m."isUnread"
      union all
      select 1 from "GivenMark" g join "Article" a on a.id = g."articleId" and ${readableArticles(actor.id, desks)} and ${isStillTheirs}
      where g."personId" = ${actor.id}::uuid and g."isUnread"
      union all
      select 1 from "ReopenedMark" o join "Article" a on a.id = o."articleId" and ${readableArticles(actor.id, desks)}
      where o."personId" = ${actor.id}::uuid and o."isUnread"
      limit ${MAX_COUNTED}) as counted`;
  return { unread: row?.unread ?? 0 };
}

/**
 * Marks what had come into the actor's inbox as read, up to a seq of each article, and of articles that are not named up to a moment. What came since, or is
 * not in it now, stays unread.
 */
export async function markInboxRead(
  actor: Actor,
  { upTo, restUpTo = null }: { upTo: Readonly<Record<string, number>>; restUpTo?: string | null },
): Promise<void> {
  const desks = await readableDesks(actor, undefined);
  const heads = JSON.stringify(Object.entries(upTo).map(([articleId, seq]) => ({ articleId, seq })));
  const named = Prisma.sql`left join jsonb_to_recordset(${heads}::jsonb) as r("articleId" uuid, seq bigint) on r."articleId" = a.id`;
  const hadCome = (newest: Prisma.Sql) =>
    Prisma.sql`case when r."articleId" is null then ${newest}."newestAt" <= ${restUpTo}::timestamptz else ${newest}."newestSeq" <= r.seq end`;
  // Locked in the order in which comments lock them, so that the two cannot wait for each other.
  await prisma.$executeRaw`
    with listed as (
      select m."threadId" from ${inboxOf(actor, desks)} ${named}
      where m."isUnread" and ${hadCome(Prisma.sql`m`)}
      order by m."threadId" for update of m)
    update "ReadMark" m set "readSeq" = greatest(m."readSeq", m."newestSeq"), "isUnread" = false, "isMentioned" = false, "waitingAt" = null
    from listed where m."threadId" = listed."threadId" and m."personId" = ${actor.id}::uuid`;
  // What is given anew meanwhile has another seq, and stays unread.
  await prisma.$executeRaw`
    update "GivenMark" one set "isUnread" = false, "waitingAt" = null
    from "GivenMark" g join "Article" a on a.id = g."articleId" and ${readableArticles(actor.id, desks)} and ${isStillTheirs} ${named}
    where g."personId" = ${actor.id}::uuid and g."isUnread" and ${hadCome(Prisma.sql`g`)}
      and one."personId" = g."personId" and one."articleId" = g."articleId" and one."newestSeq" = g."newestSeq"`;
  await prisma.$executeRaw`
    update "ReopenedMark" one set "isUnread" = false, "waitingAt" = null
    from "ReopenedMark" o join "Article" a on a.id = o."articleId" and ${readableArticles(actor.id, desks)} ${named}
    where o."personId" = ${actor.id}::uuid and o."isUnread" and ${hadCome(Prisma.sql`o`)}
      and one."personId" = o."personId" and one."articleId" = o."articleId" and one."newestSeq" = o."newestSeq"`;
}

/** Marks what the actor was given in the article as read, and that it was opened again after they had signed it: they have opened it. */
export async function markGivenRead(actor: Actor, articleId: string): Promise<void> {
  await authorizeArticle(actor, 'read article', articleId);
  await readGivenIn(actor.id, articleId);
  await readReopenedIn(actor.id, articleId);
}

/** Of the last row: whether it is unread, when the newest in it came, and its thread. */
const Cursor = z.tuple([z.boolean(), Instant, z.uuid()]);
