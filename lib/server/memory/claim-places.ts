import { z } from 'zod';
import type { ClaimQuery } from '@/lib/domain/memory/claim-query';
import { RememberedStanding } from '@/lib/domain/memory/claim-standing';
import { prisma } from '../database';
import { Prisma } from '../generated/prisma/client';
import { allOf, anyOf } from '../journal/claim-words';
import type { ReadableDesk } from '../rights/readable-desks';
import type { TermFrequencies } from './term-frequencies';

/** What narrows a search, as the tables know it. */
export interface ClaimScope {
  personId: string;
  desks: readonly ReadableDesk[];
  /** Empty: all. */
  standings: readonly RememberedStanding[];
  hasSources: boolean | null;
  byId: string | null;
  from: string | null;
  to: string | null;
}

/** Where a claim stands in the order: newest first, then by id. */
export interface ClaimPlace {
  id: string;
  at: Date;
}

/** A place of a claim whose words match, and how it stands. */
export interface MatchingPlace extends ClaimPlace {
  standing: string;
}

/** Where a page of claims ends: the time and the id of its last one. */
export const PlaceCursor = z.tuple([z.iso.datetime(), z.uuid()]);

// Two ways lead to the newest claims with some words: the index of words gives all that have them, which are then put in order; or one goes through
// claims newest first until enough have them. Measured for a million claims, in microseconds a claim:
const GATHERED_COSTS = 1.3;
const WALKED_COSTS = 2.1;
/** A walk goes on so much longer than it should need to before the index of words is asked after all. */
const PATIENCE = 3;

const desksOf = (desks: readonly ReadableDesk[], ownOnly: boolean) =>
  desks.filter((one) => one.ownOnly === ownOnly).map(({ deskId }) => deskId);

/** The conditions on a claim `c`, but for its desk and words. */
function narrowed({ standings, hasSources, byId, from, to }: ClaimScope): Prisma.Sql {
  const parts = [
    ...(standings.length > 0 ? [Prisma.sql`c.standing = any(${[...standings]}::text[])`] : []),
    ...(hasSources === null ? [] : [Prisma.sql`c."hasSources" = ${hasSources}`]),
    ...(byId === null ? [] : [Prisma.sql`c."checkedById" = ${byId}::uuid`]),
    ...(from === null && to === null ? [] : [Prisma.sql`c.standing <> 'none'`]),
    ...within({ from, to }),
  ];
  return parts.length === 0 ? Prisma.sql`true` : Prisma.join(parts, ' and ');
}

const within = ({ from, to }: Pick<ClaimScope, 'from' | 'to'>) => [
  ...(from === null ? [] : [Prisma.sql`c.at >= ${from}::timestamptz`]),
  ...(to === null ? [] : [Prisma.sql`c.at < ${to}::timestamptz`]),
];

/** The claims `c` that are the person's to see. */
export function readableClaims({ personId, desks }: Pick<ClaimScope, 'personId' | 'desks'>): Prisma.Sql {
  const [whole, own] = [desksOf(desks, false), desksOf(desks, true)];
  const mine = Prisma.sql`(c."deskId" = any(${own}::uuid[]) and c."authorId" = ${personId}::uuid)`;
  if (own.length === 0) return Prisma.sql`c."deskId" = any(${whole}::uuid[])`;
  return whole.length === 0 ? mine : Prisma.sql`(c."deskId" = any(${whole}::uuid[]) or ${mine})`;
}

const behind = (after: ClaimPlace | null) =>
  after === null ? Prisma.sql`true` : Prisma.sql`(c.at, c."annotationId") < (${after.at}::timestamptz, ${after.id}::uuid)`;

/** The claims `c` of the person's own articles, on desks where they see no others: few, by an index of theirs. */
const ownClaims = ({ personId, desks }: Pick<ClaimScope, 'personId' | 'desks'>) =>
  Prisma.sql`c."authorId" = ${personId}::uuid and c."deskId" = any(${desksOf(desks, true)}::uuid[])`;

const hasWhole = ({ desks }: ClaimScope) => desks.some(({ ownOnly }) => !ownOnly);
const hasOwn = ({ desks }: ClaimScope) => desks.some(({ ownOnly }) => ownOnly);

/**
 * The newest claims without looking at words. Each desk's standing gives its own first ones from the index that holds them in this order, and
 * those are merged: no filter makes it go through claims that it does not want.
 */
export async function newestPlaces(scope: ClaimScope, after: ClaimPlace | null, limit: number): Promise<ClaimPlace[]> {
  const parts = [
    ...(hasWhole(scope)
      ? [
          Prisma.sql`select one.id, one.at from ${slotsOf(scope)} cross join lateral (
            select c."annotationId" as id, c.at from "RememberedClaim" c where ${inSlot(scope)} and ${behind(after)}
            order by c.at desc, c."annotationId" desc limit ${limit}
          ) as one`,
        ]
      : []),
    ...(hasOwn(scope)
      ? [
          Prisma.sql`(
            select c."annotationId" as id, c.at from "RememberedClaim" c where ${ownClaims(scope)} and ${narrowed(scope)} and ${behind(after)}
            order by c.at desc, c."annotationId" desc limit ${limit}
          )`,
        ]
      : []),
  ];
  if (parts.length === 0) return [];
  return prisma.$queryRaw<ClaimPlace[]>`
    select every.id::text as id, every.at from (${Prisma.join(parts, ' union all ')}) as every order by every.at desc, every.id desc limit ${limit}`;
}

/** How many there are of each standing, counted up to `most` in each of its parts. */
export async function countNewest(scope: ClaimScope, most: number): Promise<{ standing: string; count: number }[]> {
  const all = { ...scope, standings: scope.standings.length > 0 ? scope.standings : RememberedStanding.options };
  const parts = [
    ...(hasWhole(all)
      ? [
          Prisma.sql`select slot.standing, one.count from ${slotsOf(all)} cross join lateral (
            select count(*) as count from (select 1 from "RememberedClaim" c where ${inSlot(all)} limit ${most}) as few
          ) as one`,
        ]
      : []),
    ...(hasOwn(all)
      ? [
          Prisma.sql`select c.standing, count(*) as count from "RememberedClaim" c where ${ownClaims(all)} and ${narrowed(all)} group by c.standing`,
        ]
      : []),
  ];
  if (parts.length === 0) return [];
  return prisma.$queryRaw<{ standing: string; count: number }[]>`
    select standing, sum(count)::int as count from (${Prisma.join(parts, ' union all ')}) as every group by standing`;
}

/** True if nothing narrows what of a desk is looked at. */
const isPlain = ({ standings, hasSources, byId, from, to }: ClaimScope) =>
  standings.length === 0 && hasSources === null && byId === null && from === null && to === null;

/** The parts of the indexes that whole desks are looked at by: desk, standing and whether there are sources. Without narrowing, the desk. */
function slotsOf(scope: ClaimScope): Prisma.Sql {
  const { desks, standings, hasSources, from, to } = scope;
  const named = standings.length > 0 ? standings : RememberedStanding.options;
  const wanted = from === null && to === null ? named : named.filter((one) => one !== 'none');
  const parts = isPlain(scope)
    ? [{ standing: null, hasSources: null }]
    : wanted.flatMap((standing) => (hasSources === null ? [true, false] : [hasSources]).map((one) => ({ standing, hasSources: one })));
  const slots = desksOf(desks, false).flatMap((deskId) => parts.map((part) => ({ deskId, ...part })));
  return Prisma.sql`jsonb_to_recordset(${JSON.stringify(slots)}::jsonb) as slot("deskId" uuid, standing text, "hasSources" boolean)`;
}

function inSlot(scope: ClaimScope): Prisma.Sql {
  const parts = [
    Prisma.sql`c."deskId" = slot."deskId"`,
    ...(isPlain(scope) ? [] : [Prisma.sql`c.standing = slot.standing and c."hasSources" = slot."hasSources"`]),
    ...(scope.byId === null ? [] : [Prisma.sql`c."checkedById" = ${scope.byId}::uuid`]),
    ...within(scope),
  ];
  return Prisma.join(parts, ' and ');
}

/** The newest claims whose words match, at most `limit`. */
export async function matchingPlaces(
  scope: ClaimScope,
  query: ClaimQuery,
  frequencies: TermFrequencies,
  { after, limit }: { after: ClaimPlace | null; limit: number },
): Promise<MatchingPlace[]> {
  const vector = allOf(query);
  const matches = estimateMatches(query, frequencies);
  const steps = (limit * frequencies.claims) / Math.max(1, matches * shareOf(scope));
  if (steps * WALKED_COSTS < matches * GATHERED_COSTS) {
    const walked = await walkNewest(scope, vector, { after, limit, steps: Math.ceil(PATIENCE * steps) });
    if (walked.length >= limit) return walked;
  }
  return gather(scope, vector, after, limit);
}

/** About which share of claims the filters leave, if they are as in other houses. */
const shareOf = ({ standings, hasSources, byId, from, to }: ClaimScope) =>
  (standings.length === 0 ? 1 : standings.length / RememberedStanding.options.length) *
  (hasSources === null ? 1 : 0.5) *
  (byId === null ? 1 : 0.05) *
  (from === null && to === null ? 1 : 0.1);

/** The newest claims that have all terms of any of the groups. The caller sees to it that they are few. */
export const anyPlaces = (scope: ClaimScope, groups: readonly (readonly string[])[], limit: number): Promise<MatchingPlace[]> =>
  gather(scope, anyOf(groups), null, limit);

/** How many claims have all the terms. Words that go together are in more claims than chance would have it: each further one counts for less. */
function estimateMatches({ terms, prefix }: ClaimQuery, { claims, rowsWith, rowsBeginning }: TermFrequencies): number {
  if (claims === 0) return 0;
  const rows = terms.map((term, index) =>
    Math.max(rowsWith(term), prefix !== null && index === terms.length - 1 ? rowsBeginning(prefix) : 0),
  );
  const shares = rows.map((one) => Math.min(1, one / claims)).sort((a, b) => a - b);
  return shares.reduce((product, share, index) => product * share ** (1 / 2 ** Math.min(index, 3)), claims);
}

/** All that match by the index of words, then the newest of them. */
async function gather(scope: ClaimScope, vector: string, after: ClaimPlace | null, limit: number): Promise<MatchingPlace[]> {
  return prisma.$queryRaw<MatchingPlace[]>`
    with found as materialized (
      select c."annotationId" as id, c.at, c.standing from "RememberedClaim" c
      where c.terms @@ ${vector}::tsquery and ${readableClaims(scope)} and ${narrowed(scope)} and ${behind(after)}
    )
    select id::text as id, at, standing from found order by at desc, found.id desc limit ${limit}`;
}

/** The newest of all desks first, one by one, until enough match or `steps` were taken at each desk. */
async function walkNewest(
  scope: ClaimScope,
  vector: string,
  { after, limit, steps }: { after: ClaimPlace | null; limit: number; steps: number },
): Promise<MatchingPlace[]> {
  // Parts that are in order each are merged as they are read: no desk is gone through further than needed.
  const walks = [
    ...desksOf(scope.desks, false).map((deskId) => Prisma.sql`c."deskId" = ${deskId}::uuid`),
    ...(hasOwn(scope) ? [ownClaims(scope)] : []),
  ];
  const parts = walks.map(
    (walk) => Prisma.sql`(
      select c."annotationId" as id, c.at, c.standing from (
        select * from "RememberedClaim" c where ${walk} and ${behind(after)} order by c.at desc, c."annotationId" desc limit ${steps}
      ) as c
      where c.terms @@ ${vector}::tsquery and ${narrowed(scope)}
      order by c.at desc, c."annotationId" desc
    )`,
  );
  if (parts.length === 0) return [];
  return prisma.$queryRaw<MatchingPlace[]>`
    select every.id::text as id, every.at, every.standing from (${Prisma.join(parts, ' union all ')}) as every order by every.at desc, every.id desc limit ${limit}`;
}

/** Those of the places whose words match most closely, best first: more of the terms, nearer to each other, in a shorter claim. */
export async function closestPlaces(
  places: readonly ClaimPlace[],
  vector: string,
  { offset, limit }: { offset: number; limit: number },
): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    select c."annotationId"::text as id from "RememberedClaim" c where c."annotationId" = any(${places.map(({ id }) => id)}::uuid[])
    order by ts_rank(c.terms, ${vector}::tsquery, 1) desc, c.at desc, c."annotationId" desc offset ${offset} limit ${limit}`;
  return rows.map(({ id }) => id);
}
