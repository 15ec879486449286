import { openStages } from '@/lib/domain/articles/stage';
import { type Actor, may, permissions, roles } from '@/lib/domain/people/permissions';
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
export function desksOfVoter(actor: Actor, desks: readonly ReadableDesk[]): Promise<VotingDesk[]> {
  return desksThatVote(desks.filter(({ deskId }) => may(actor, 'vote', { deskId })));
}

/** Those of the desks that vote, whoever does, with their rules as they are now. */
export async function desksThatVote(desks: readonly ReadableDesk[]): Promise<VotingDesk[]> {
  const ids = desks.map(({ deskId }) => deskId);
  if (ids.length === 0) return [];
  const rows = await prisma.desk.findMany({ where: { id: { in: ids } }, select: { id: true, rules: true } });
  return rows.flatMap(({ id, rules }) => {
    const { votes } = StoredRules.parse(rules);
    return votes === null ? [] : [{ deskId: id, ...votes }];
  });
}

/** True of the articles `a` on which anybody might vote at one of the desks: what an index finds. */
export function hasOpenVotesSql(personId: string, desks: readonly VotingDesk[]): Prisma.Sql {
  if (desks.length === 0) return Prisma.sql`false`;
  return Prisma.sql`(a."deskId" = any(${desks.map(({ deskId }) => deskId)}::uuid[]) and a."isVotedOn" and not a."isArchived"
    and a.stage = any(${openStages}::text[]) and a."authorId" is distinct from ${personId}::uuid)`;
}

/** The rules of desks as rows, and the claims `one` that a row of an article counts as open to votes. */
const rulesAsRows = (desks: readonly VotingDesk[]) =>
  Prisma.sql`jsonb_to_recordset(${JSON.stringify(desks)}::jsonb) as rule("deskId" uuid, "when" text, needed int, "of" int)`;
const claimsOf = (openVotes: Prisma.Sql) =>
  Prisma.sql`jsonb_to_recordset(${openVotes}) as one(count int, "isAdjudicated" boolean, "notBy" jsonb, "cast" int, most int)`;

/**
 * True of claims `one` that wait for votes under the `rule` of their desk. A rule lets fewer vote than twice as many as must agree: where enough name one
 * verdict, as many cannot name another one with votes left.
 */
const isAwaiting = Prisma.sql`(rule."when" = 'every' or one."isAdjudicated")
  and one.most < rule.needed and one.most + greatest(0, rule."of" - one."cast") >= rule.needed`;

/**
 * How many claims of the article `a` wait for the person's vote: as `awaitsVoteOf` says of each (lib/domain/verdicts/votes.ts), under the rule of the desk.
 * Asked in SQL of what the row counts (`openVotesOf`), so that a list costs no read of tags.
 */
export function awaitedVotesSql(personId: string, desks: readonly VotingDesk[]): Prisma.Sql {
  const votes = Prisma.sql`(select coalesce(sum(one.count), 0)::int
    from ${rulesAsRows(desks)}, ${claimsOf(Prisma.sql`a."openVotes"`)}
    where rule."deskId" = a."deskId" and not (one."notBy" ? ${personId}) and ${isAwaiting})`;
  // Few rows have any: the others are passed over.
  return Prisma.sql`case when ${hasOpenVotesSql(personId, desks)} then ${votes} else 0 end`;
}

const voters: readonly string[] = roles.filter((role) => permissions.vote[role] === 'y');

/**
 * The query `awaiting`, to put behind `with`: claims of the articles `open` (their `deskId`, `authorId`, `openVotes` and `isVotedOn`) that wait for votes at
 * the desks, and whose votes they wait for (`askedIds`), as `awaitsVoteOf` and `permissions` say of each person.
 */
export function awaitingClaimsQuery(desks: readonly VotingDesk[]): Prisma.Sql {
  return Prisma.sql`voter as materialized (
      select p.id, rule."deskId" from ${rulesAsRows(desks)} join "Person" p on p."disabledAt" is null and (p."isAdmin" or exists (
        select 1 from "Membership" m where m."personId" = p.id and m."deskId" = rule."deskId" and m.role = any(${voters})))
    ), awaiting as materialized (
      select one.count, array(
        select voter.id::text from voter where voter."deskId" = open."deskId" and voter.id is distinct from open."authorId"
          and not (one."notBy" ? voter.id::text)) as "askedIds"
      from open join ${rulesAsRows(desks)} on rule."deskId" = open."deskId" cross join lateral ${claimsOf(Prisma.sql`open."openVotes"`)}
      where open."isVotedOn" and ${isAwaiting}
    )`;
}
