import { openStages } from '@/lib/domain/articles/stage';
import { type Actor, may } from '@/lib/domain/people/permissions';
import type { VoteRule } from '@/lib/domain/verdicts/vote-rule';
import { prisma } from '../database';
import { Prisma } from '../generated/prisma/client';
import { StoredRules } from '../house/stored-rules';
import type { ReadableDesk } from '../rights/readable-desks';

/** A desk on which somebody votes, and the rule by which it does. */
export interface VotingDesk extends VoteRule {
  deskId: string;
}

/** Those of the desks on which the actor votes, with their rules as they are now. */
export async function votingDesks(actor: Actor, desks: readonly ReadableDesk[]): Promise<VotingDesk[]> {
  const ids = desks.map(({ deskId }) => deskId).filter((deskId) => may(actor, 'vote', { deskId }));
  if (ids.length === 0) return [];
  const rows = await prisma.desk.findMany({ where: { id: { in: ids } }, select: { id: true, rules: true } });
  return rows.flatMap(({ id, rules }) => {
    const { votes } = StoredRules.parse(rules);
    return votes === null ? [] : [{ deskId: id, ...votes }];
  });
}

/** True of the articles `a` on which anybody might vote at one of the desks: what an index finds. */
export function mayAwaitVotes(personId: string, desks: readonly VotingDesk[]): Prisma.Sql {
  if (desks.length === 0) return Prisma.sql`false`;
  return Prisma.sql`(a."deskId" = any(${desks.map(({ deskId }) => deskId)}::uuid[]) and a."isVotedOn" and not a."isArchived"
    and a.stage = any(${openStages}::text[]) and a."authorId" is distinct from ${personId}::uuid)`;
}

/**
 * How many claims of the article `a` wait for the person's vote: as `awaitsVoteOf` says of each (lib/domain/verdicts/votes.ts), under the rule of the desk.
 * Asked in SQL of what the row counts (`openVotesOf`), so that a list costs no read of tags.
 */
export function votesAwaited(personId: string, desks: readonly VotingDesk[]): Prisma.Sql {
  // A rule lets fewer vote than twice as many as must agree: where enough name one verdict, as many cannot name another one with votes left.
  const votes = Prisma.sql`(select coalesce(sum(one.count), 0)::int
    from jsonb_to_recordset(${JSON.stringify(desks)}::jsonb) as rule("deskId" uuid, "when" text, needed int, "of" int),
      jsonb_to_recordset(a."openVotes") as one(count int, "isAdjudicated" boolean, "notBy" jsonb, "cast" int, most int)
    where rule."deskId" = a."deskId" and (rule."when" = 'every' or one."isAdjudicated") and not (one."notBy" ? ${personId})
      and one.most < rule.needed and one.most + greatest(0, rule."of" - one."cast") >= rule.needed)`;
  // Few rows have any: the others are passed over.
  return Prisma.sql`case when ${mayAwaitVotes(personId, desks)} then ${votes} else 0 end`;
}
