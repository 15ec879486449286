import type { GivenWork } from '@/lib/domain/checks/given-work';
import type { GivenRow } from '@/lib/domain/contract/inbox';
import type { Actor } from '@/lib/domain/people/permissions';
import { secondsOnSql } from '../articles/awaited-seconds';
import { prisma, type Transaction } from '../database';
import { Prisma } from '../generated/prisma/client';
import { readableArticles } from '../rights/readable-articles';
import type { ReadableDesk } from '../rights/readable-desks';
import { hasWork, isStillTheirs, wantsInboxMail } from './inbox-marks';

/** So many are told of, the newest first: more articles than one person has in hand. */
const MAX_ROWS = 50;

/**
 * Marks for people what they were given, in the transaction that stores its entries. One mark for a person and article: the newest counts. A second check
 * that can only be done later is kept apart, and marked when it can.
 */
export async function fillGivenMarks(tx: Transaction, given: readonly GivenWork[]): Promise<void> {
  const seconds = given.flatMap((one) => ('annotationId' in one ? [one] : []));
  await keepLater(
    tx,
    seconds.filter(({ what }) => what === 'second-later'),
  );
  const isDue = await takeLater(
    tx,
    seconds.filter(({ what }) => what === 'second-now'),
  );
  const told = given.filter((one) => !('annotationId' in one) || isDue(one));
  if (told.length === 0) return;
  const rows = new Map<string, Omit<GivenWork, 'what'> & { isOwner: boolean; hasClaims: boolean }>();
  for (const { personId, articleId, seq, at, byId, what } of told) {
    const known = rows.get(personId);
    const isOwner = what === 'article' || known?.isOwner === true;
    const hasClaims = what !== 'article' || known?.hasClaims === true;
    rows.set(personId, { personId, articleId, seq, at, byId, isOwner, hasClaims });
  }
  await tx.$executeRaw`
    insert into "GivenMark" ("personId", "articleId", "newestSeq", "newestAt", "byId", "isOwner", "hasClaims", "waitingAt")
    select p.id, r."articleId", r.seq, r.at, r."byId", r."isOwner", r."hasClaims", case when ${wantsInboxMail} then r.at end
    from jsonb_to_recordset(${JSON.stringify([...rows.values()])}::jsonb) as r("personId" uuid, "articleId" uuid, seq int, at timestamptz, "byId" uuid,
      "isOwner" boolean, "hasClaims" boolean)
    join "Person" p on p.id = r."personId"
    order by p.id
    on conflict ("personId", "articleId") do update set "newestSeq" = excluded."newestSeq", "newestAt" = excluded."newestAt", "byId" = excluded."byId",
      "isOwner" = excluded."isOwner" or ("GivenMark"."isUnread" and "GivenMark"."isOwner"),
      "hasClaims" = excluded."hasClaims" or ("GivenMark"."isUnread" and "GivenMark"."hasClaims"),
      "isUnread" = true, "waitingAt" = coalesce("GivenMark"."waitingAt", excluded."waitingAt")`;
}

type Second = Extract<GivenWork, { annotationId: string }>;

async function keepLater(tx: Transaction, seconds: readonly Second[]): Promise<void> {
  if (seconds.length === 0) return;
  // People of another house, whom an archive named, are told nothing.
  await tx.$executeRaw`
    insert into "LaterSecond" ("personId", "annotationId")
    select p.id, r."annotationId" from jsonb_to_recordset(${JSON.stringify(seconds)}::jsonb) as r("personId" uuid, "annotationId" uuid)
    join "Person" p on p.id = r."personId"
    on conflict do nothing`;
}

/** Which of these second checks were given for later. None of them is from now on: whoever was told is not told again. */
async function takeLater(tx: Transaction, seconds: readonly Second[]): Promise<(one: Second) => boolean> {
  if (seconds.length === 0) return () => false;
  const taken = await tx.$queryRaw<{ personId: string; annotationId: string }[]>`
    delete from "LaterSecond" l using jsonb_to_recordset(${JSON.stringify(seconds)}::jsonb) as r("personId" uuid, "annotationId" uuid)
    where l."personId" = r."personId" and l."annotationId" = r."annotationId" returning l."personId"::text, l."annotationId"::text`;
  return (one) => taken.some(({ personId, annotationId }) => personId === one.personId && annotationId === one.annotationId);
}

/** Marks as read what the person was given in the article: but for a second check alone that waits for its words, or for the desk, and was not shown. */
export async function readGivenIn(personId: string, articleId: string): Promise<void> {
  const hasSecondInHand = Prisma.sql`exists (select 1 from "Annotation" n where n."articleId" = g."articleId" and n."secondId" = g."personId"
    and n."checkState" = 'second-check' and not n."isRemoved")`;
  await prisma.$executeRaw`
    update "GivenMark" g set "isUnread" = false, "waitingAt" = null from "Article" a
    where a.id = g."articleId" and (${hasWork} or not ${hasSecondInHand})
      and g."personId" = ${personId}::uuid and g."articleId" = ${articleId}::uuid and g."isUnread"`;
}

/** What the actor was given and still has, unread first, then the newest first: 50 at most. Whoever calls it has looked at the desks. */
export function readGiven(actor: Pick<Actor, 'id'>, desks: readonly ReadableDesk[]): Promise<GivenRow[]> {
  return prisma.$queryRaw<GivenRow[]>`
    select g."articleId"::text, a.title as "articleTitle", g."byId"::text, p.name as "byName",
      to_char(g."newestAt", 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, g."isOwner" and a."ownerId" = g."personId" as "isOwner", g."hasClaims",
      coalesce((a.work->g."personId"::text->>'open')::int, 0) as "openClaims",
      ${secondsOnSql(Prisma.sql`g."personId"::text`)} as seconds, g."isUnread"
    from "GivenMark" g
    join "Article" a on a.id = g."articleId" and ${readableArticles(actor.id, desks)} and ${isStillTheirs}
    left join "Person" p on p.id = g."byId"
    where g."personId" = ${actor.id}::uuid
    order by g."isUnread" desc, g."newestAt" desc, g."articleId" limit ${MAX_ROWS}`;
}
