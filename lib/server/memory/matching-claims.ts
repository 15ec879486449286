import type { ClaimQuery } from '@/lib/domain/memory/claim-query';
import { RememberedStanding } from '@/lib/domain/memory/claim-standing';
import { prisma } from '../database';
import { Prisma } from '../generated/prisma/client';
import { allOf, anyOf } from '../journal/claim-words';
import { desksOf } from '../rights/readable-desks';
import { behind, type ClaimPlace, type ClaimScope, hasOwn, narrowed, ownClaims, readableClaims } from './claim-places';
import type { ClaimStatistics, TermFrequencies } from './term-frequencies';

// Three ways lead to the newest claims with some words. The index of words gives all that have them, whose rows are then read and put in order; or it
// gives those of the last months alone; or one goes through claims newest first until enough have them. Measured for a million claims, in microseconds:
/** A claim that the index of words gives: its row is somewhere in the table. */
const GATHERED_COSTS = 1.3;
/** A claim that the index of words has, and leaves out for its month. */
const LISTED_COSTS = 0.2;
const WALKED_COSTS = 3.4;
/** A walk goes on so much longer than it should need to before the index of words is asked after all. */
const PATIENCE = 3;
/** The months should hold so many times more than is wanted: words are not as common in each month. */
const AMPLE = 1.5;

/** Claims that match, newest first: a query that gives `id`, `at`, `standing` and `terms`. */
type Way = Prisma.Sql;

interface Wanted {
  after: ClaimPlace | null;
  limit: number;
}

/** The newest claims whose words match, at most `limit`. */
export function matchingPlaces(scope: ClaimScope, query: ClaimQuery, statistics: ClaimStatistics, wanted: Wanted): Promise<ClaimPlace[]> {
  const ask = (way: Way) => prisma.$queryRaw<ClaimPlace[]>`
    select newest.id::text as id, newest.at from (${way}) as newest order by newest.at desc, newest.id desc`;
  return enoughOf(scope, query, statistics, wanted, ask, (places) => places.length);
}

/** How the newest `most` claims whose words match stand, and whether there are more of them. */
export async function countMatching(
  scope: ClaimScope,
  query: ClaimQuery,
  statistics: ClaimStatistics,
  most: number,
): Promise<{ counts: Map<string, number>; isMore: boolean }> {
  const ask = (way: Way) => prisma.$queryRaw<{ standing: string; count: number; found: number }[]>`
    with newest as materialized (${way})
    select few.standing, count(*)::int as count, (select count(*)::int from newest) as found
    from (select standing from newest order by newest.at desc, newest.id desc limit ${most}) as few group by few.standing`;
  const wanted = { after: null, limit: most + 1 };
  const rows = await enoughOf(scope, query, statistics, wanted, ask, ([row]) => row?.found ?? 0);
  return { counts: new Map(rows.map(({ standing, count }) => [standing, count])), isMore: (rows[0]?.found ?? 0) > most };
}

/** A page of the claims that match most closely, and how many were ranked. */
export interface ClosestClaims {
  ids: string[];
  ranked: number;
}

interface RankedPage {
  /** So many are ranked, the newest ones. */
  most: number;
  offset: number;
  limit: number;
}

/** Those of the newest claims that match which match most closely, best first: more of the terms, nearer to each other, in a shorter claim. */
export function closestMatching(
  scope: ClaimScope,
  query: ClaimQuery,
  statistics: ClaimStatistics,
  page: RankedPage,
): Promise<ClosestClaims> {
  const wanted = { after: null, limit: page.most };
  return enoughOf(
    scope,
    query,
    statistics,
    wanted,
    (way) => rank(way, allOf(query), page),
    ({ ranked }) => ranked,
  );
}

/** The same of claims that have all terms of any of the groups, by how many of `terms` they have. The caller sees to it that they are few. */
export const closestOfSome = (
  scope: ClaimScope,
  groups: readonly (readonly string[])[],
  terms: readonly string[],
  page: RankedPage,
): Promise<ClosestClaims> =>
  rank(gathered(scope, anyOf(groups), null, { after: null, limit: page.most }), anyOf(terms.map((term) => [term])), page);

/** Ranked where they are found: a thousand ids that go out and come in again, and each row looked up anew, would cost more than all else. */
async function rank(way: Way, vector: string, { offset, limit }: RankedPage): Promise<ClosestClaims> {
  const [row] = await prisma.$queryRaw<ClosestClaims[]>`
    with newest as materialized (${way})
    select (select count(*)::int from newest) as ranked, array(
      select newest.id::text from newest
      order by ts_rank(newest.terms, ${vector}::tsquery, 1) desc, newest.at desc, newest.id desc offset ${offset} limit ${limit}
    ) as ids`;
  return row ?? { ids: [], ranked: 0 };
}

/** Asks by the way that should be shortest; where it does not find enough, by the one that misses none. */
async function enoughOf<Answer>(
  scope: ClaimScope,
  query: ClaimQuery,
  statistics: ClaimStatistics,
  wanted: Wanted,
  ask: (way: Way) => Promise<Answer>,
  countOf: (answer: Answer) => number,
): Promise<Answer> {
  const short = shortWay(scope, query, statistics, wanted);
  const answer = short && (await ask(short));
  return answer !== null && countOf(answer) >= wanted.limit ? answer : ask(gathered(scope, allOf(query), null, wanted));
}

/** A way that ends early and should find enough all the same; none where all that match are soon read. */
function shortWay(scope: ClaimScope, query: ClaimQuery, statistics: ClaimStatistics, wanted: Wanted): Way | null {
  const { claims, newestFrom, shareOfDesks } = statistics;
  const matches = estimateMatches(query, statistics);
  const kept = shareOf(scope);
  const whole = desksOf(scope.desks, false);
  const steps = (wanted.limit * claims) / Math.max(1, matches * kept);
  const rows = (AMPLE * wanted.limit) / Math.max(1e-9, kept * shareOfDesks(whole));
  // Pages behind the first are not wanted often, and a walk begins where they do.
  const since = wanted.after === null && scope.from === null && scope.to === null ? newestFrom(rows / Math.max(1, matches)) : null;
  const all = matches * GATHERED_COSTS;
  const walk = whole.length === 0 && !hasOwn(scope) ? all : steps * WALKED_COSTS;
  const months = since === null ? all : rows * GATHERED_COSTS + matches * LISTED_COSTS;
  if (Math.min(walk, months) >= all) return null;
  const vector = allOf(query);
  return months < walk ? gathered(scope, vector, since, wanted) : walked(scope, vector, Math.ceil(PATIENCE * steps), wanted);
}

/** About which share of claims the filters leave, if they are as in other houses. */
const shareOf = ({ standings, hasSources, byId, from, to }: ClaimScope) =>
  (standings.length === 0 ? 1 : standings.length / RememberedStanding.options.length) *
  (hasSources === null ? 1 : 0.5) *
  (byId === null ? 1 : 0.05) *
  (from === null && to === null ? 1 : 0.1);

/** How many claims have all the terms. Words that go together are in more claims than chance would have it: each further one counts for less. */
function estimateMatches({ terms, prefix, others }: ClaimQuery, { claims, rowsWith, rowsBeginning }: TermFrequencies): number {
  if (claims === 0) return 0;
  const rows = terms.map((term, index) =>
    Math.max(rowsWith(term), rowsWith(others.get(term) ?? term), prefix !== null && index === terms.length - 1 ? rowsBeginning(prefix) : 0),
  );
  const shares = rows.map((one) => Math.min(1, one / claims)).sort((a, b) => a - b);
  return shares.reduce((product, share, index) => product * share ** (1 / 2 ** Math.min(index, 3)), claims);
}

/** All that match by the index of words, or those of the months since then, and of them the newest. */
const gathered = (scope: ClaimScope, vector: string, since: Date | null, { after, limit }: Wanted): Way => Prisma.sql`
  select found.id, found.at, found.standing, found.terms from (
    select c."annotationId" as id, c.at, c.standing, c.terms from "RememberedClaim" c
    where c.terms @@ ${vector}::tsquery and ${since === null ? Prisma.sql`true` : inMonths(since)}
      and ${readableClaims(scope)} and ${narrowed(scope)} and ${behind(after)} offset 0
  ) as found order by found.at desc, found.id desc limit ${limit}`;

/** The claims `c` of the month of a time and all since, as the index of words has them beside their words. */
export function inMonths(since: Date): Prisma.Sql {
  const months: string[] = [];
  // No claim is dated by a clock that is more than a year fast.
  const end = Date.now() + 366 * 86_400_000;
  for (let month = monthOf(since, 0); month.getTime() <= end; month = monthOf(month, 1)) months.push(month.toISOString().slice(0, 10));
  return Prisma.sql`array[date_trunc('month', c.at at time zone 'UTC')::date] && ${months}::date[]`;
}

const monthOf = (time: Date, later: number) => new Date(Date.UTC(time.getUTCFullYear(), time.getUTCMonth() + later, 1));

/** The newest of all desks first, one by one, until enough match or `steps` were taken. */
function walked(scope: ClaimScope, vector: string, steps: number, { after, limit }: Wanted): Way {
  // Parts that are in order each are merged as they are read: no desk is gone through further than needed.
  const walks = [
    ...desksOf(scope.desks, false).map((deskId) => Prisma.sql`c."deskId" = ${deskId}::uuid`),
    ...(hasOwn(scope) ? [ownClaims(scope)] : []),
  ];
  const parts = walks.map(
    (walk) => Prisma.sql`(
      select * from "RememberedClaim" c where ${walk} and ${behind(after)} order by c.at desc, c."annotationId" desc limit ${steps}
    )`,
  );
  // The steps are of all desks together: were each to end after its own, older claims of a quiet desk would stand for newer ones of a busy desk.
  return Prisma.sql`
    select c."annotationId" as id, c.at, c.standing, c.terms from (
      select * from (${Prisma.join(parts, ' union all ')}) as every order by every.at desc, every."annotationId" desc limit ${steps}
    ) as c
    where c.terms @@ ${vector}::tsquery and ${narrowed(scope)}
    order by c.at desc, c."annotationId" desc limit ${limit}`;
}
