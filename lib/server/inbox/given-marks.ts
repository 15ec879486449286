import type { GivenWork } from '@/lib/domain/checks/given-work';
import type { GivenRow } from '@/lib/domain/contract/inbox';
import type { Actor } from '@/lib/domain/people/permissions';
import { secondsOnSql } from '../articles/awaited-seconds';
import { prisma, type Transaction } from '../database';
import { Prisma } from '../generated/prisma/client';
import { readableArticles } from '../rights/readable-articles';
import type { ReadableDesk } from '../rights/readable-desks';
import { isStillTheirs, wantsInboxMail } from './inbox-marks';

/** So many are told of, the newest first: more articles than one person has in hand. */
const MAX_ROWS = 50;

/** Marks for people what they were given, in the transaction that stores its entries. One mark for a person and article: the newest counts. */
export async function fillGivenMarks(tx: Transaction, given: readonly GivenWork[]): Promise<void> {
  if (given.length === 0) return;
  const rows = new Map<string, Omit<GivenWork, 'what'> & { isOwner: boolean; hasClaims: boolean }>();
  for (const { what, ...one } of given) {
    const known = rows.get(one.personId);
    const isOwner = what === 'article' || known?.isOwner === true;
    rows.set(one.personId, { ...one, isOwner, hasClaims: what === 'claims' || known?.hasClaims === true });
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
