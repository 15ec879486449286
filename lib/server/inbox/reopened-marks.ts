import { openStages } from '@/lib/domain/articles/stage';
import type { ReopenedRow } from '@/lib/domain/contract/inbox';
import type { Actor } from '@/lib/domain/people/permissions';
import type { LiftedSignature } from '@/lib/domain/sign-off/lifted-signatures';
import { prisma, type Transaction } from '../database';
import { Prisma } from '../generated/prisma/client';
import { readableArticles } from '../rights/readable-articles';
import type { ReadableDesk } from '../rights/readable-desks';
import { wantsInboxMail } from './inbox-marks';

/** So many are told of, the newest first: more articles than one person has signed and not looked at since. */
const MAX_ROWS = 50;

/** Marks for people that their signature was withdrawn, in the transaction that stores its entry. One mark for a person and article: the newest counts. */
export async function fillReopenedMarks(tx: Transaction, lifted: readonly LiftedSignature[]): Promise<void> {
  if (lifted.length === 0) return;
  const rows = [...new Map(lifted.map((one) => [one.personId, one])).values()];
  await tx.$executeRaw`
    insert into "ReopenedMark" ("personId", "articleId", "reopeningId", "newestSeq", "newestAt", "byId", "waitingAt")
    select p.id, r."articleId", r."reopeningId", r.seq, r.at, r."byId", case when ${wantsInboxMail} then r.at end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("personId" uuid, "articleId" uuid, "reopeningId" uuid, seq int, at timestamptz, "byId" uuid)
    join "Person" p on p.id = r."personId"
    order by p.id
    on conflict ("personId", "articleId") do update set "reopeningId" = excluded."reopeningId", "newestSeq" = excluded."newestSeq",
      "newestAt" = excluded."newestAt", "byId" = excluded."byId", "isUnread" = true,
      "waitingAt" = coalesce("ReopenedMark"."waitingAt", excluded."waitingAt")`;
}

/** Marks as read that the person's signature under the article was withdrawn. */
export async function readReopenedIn(personId: string, articleId: string): Promise<void> {
  await prisma.reopenedMark.updateMany({ where: { personId, articleId, isUnread: true }, data: { isUnread: false, waitingAt: null } });
}

/**
 * The articles that the actor had signed and others opened again, unread first, then the newest first: 50 at most. One that they have read of stays for as
 * long as there is to do in it. Whoever calls it has looked at the desks.
 */
export function readReopened(actor: Pick<Actor, 'id'>, desks: readonly ReadableDesk[]): Promise<ReopenedRow[]> {
  const isOpen = Prisma.sql`(a.stage = any(${openStages}::text[]))`;
  // Why is read where it was said: what the law has erased there is erased here.
  return prisma.$queryRaw<ReopenedRow[]>`
    select o."articleId"::text, a.title as "articleTitle", o."byId"::text, p.name as "byName",
      to_char(o."newestAt", 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, coalesce(e.payload->>'reason', '') as reason, not ${isOpen} as "isSigned", o."isUnread"
    from "ReopenedMark" o
    join "Article" a on a.id = o."articleId" and ${readableArticles(actor.id, desks)}
    left join "JournalEntry" e on e.id = o."reopeningId"
    left join "Person" p on p.id = o."byId"
    where o."personId" = ${actor.id}::uuid and (o."isUnread" or (${isOpen} and not a."isArchived"))
    order by o."isUnread" desc, o."newestAt" desc, o."articleId" limit ${MAX_ROWS}`;
}
