import type { Actor } from '@/lib/domain/people/permissions';
import { secondsOnSql } from '../articles/awaited-seconds';
import { Prisma } from '../generated/prisma/client';
import { readableArticles } from '../rights/readable-articles';
import type { ReadableDesk } from '../rights/readable-desks';

/** Whether the person `p` wants mail about their inbox; of what, is another wish. */
export const wantsInboxMail = Prisma.sql`p.preferences->>'inboxMail' in ('daily', 'at-once')`;

/** Whether the person with this id wants mail about mentions only. */
export const wantsMentionsOnly = (personId: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`exists (select 1 from "Person" one where one.id = ${personId} and one.preferences->>'inboxMailOf' = 'mentions')`;

/**
 * Whether the thread of the mark `m` can be seen: with a tag that was removed its comments are gone, until somebody restores it. Queries have a
 * page of their own.
 */
export const isInSight = Prisma.sql`not exists (select 1 from "Thread" s join "Annotation" gone on gone.id = s."annotationId"
  where s.id = m."threadId" and s.query is null and gone."isRemoved")`;

/** The marks `m` of the actor's inbox with their articles `a`, as far as the actor may read these: what stands after `from`. */
export function inboxOf(actor: Pick<Actor, 'id'>, desks: readonly ReadableDesk[]): Prisma.Sql {
  return Prisma.sql`"ReadMark" m
    join "Article" a on a.id = m."articleId" and m."personId" = ${actor.id}::uuid and m."newestSeq" > 0 and ${readableArticles(actor.id, desks)}
      and ${isInSight}`;
}

/** The articles `a` on which the person of the mark `g` has something to do now, or that they own. */
export const hasWork = Prisma.sql`(a."ownerId" = g."personId"
  or (a.work->g."personId"::text->>'open')::int > 0 or ${secondsOnSql(Prisma.sql`g."personId"::text`)} > 0)`;

/** What was taken back is no news. Nor is work in an archived article, where nobody can do it, until that is restored. */
export const isStillTheirs = Prisma.sql`(not a."isArchived" and ${hasWork})`;

/**
 * All marks `m` of people's inboxes, which are counted and mailed about, by what each is `about`: a thread, an article in which work was given, or the entry by which a
 * signature was withdrawn.
 */
export const inboxMarks = Prisma.sql`(
    select m."personId", m."threadId" as about, m."articleId", m."newestSeq", m."newestAt", m."isUnread", m."isMentioned", m."waitingAt"
    from "ReadMark" m where ${isInSight}
    union all
    select g."personId", g."articleId", g."articleId", g."newestSeq", g."newestAt", g."isUnread", false, g."waitingAt"
    from "GivenMark" g join "Article" a on a.id = g."articleId" and ${isStillTheirs}
    union all
    select o."personId", o."reopeningId", o."articleId", o."newestSeq", o."newestAt", o."isUnread", false, o."waitingAt" from "ReopenedMark" o
  ) m`;

/**
 * The marks `m` of queries `t` whose question a person has not read: read up to an entry before the one by which it came to them. That one sent it to
 * them, or named them author while it waited for somebody else. One that is settled or withdrawn asks nothing any more.
 */
export const unreadQuestions = Prisma.sql`"ReadMark" m join "Thread" t on t.id = m."threadId" and m."isUnread"
    and jsonb_typeof(t.query->'sent') = 'object' and jsonb_typeof(t.query->'withdrawn') is distinct from 'object' and t."resolvedAt" is null
    -- Where something was said under it since, the journal says by which entry it came. It need not be read for the rest.
    and (m."commentId" = (select c.id from "Comment" c where c."threadId" = t.id order by c.seq, c.id limit 1)
      or exists (select 1 from "JournalEntry" e where e."articleId" = m."articleId" and e.seq > m."readSeq" and (
      case when t.query->'sent'->>'toId' = m."personId"::text
      then e.type = 'queries.sent' and e.payload->'queries' @> jsonb_build_array(jsonb_build_object('id', t.id::text))
      else e.type = 'article.author-named' and e.payload->>'authorId' = m."personId"::text end)))`;
