import { z } from 'zod';
import { RememberedStanding } from '@/lib/domain/memory/claim-standing';
import { Instant } from '@/lib/domain/moment';
import { prisma } from '../database';
import { Prisma } from '../generated/prisma/client';
import { desksOf, type ReadableDesk } from '../rights/readable-desks';

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

/** Where a page of claims ends: the time and the id of its last one. */
export const PlaceCursor = z.tuple([Instant, z.uuid()]);

/** The conditions on a claim `c`, but for its desk and words. */
export function narrowed({ standings, hasSources, byId, from, to }: ClaimScope): Prisma.Sql {
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

/** The claims `c` that come behind a place in the order. */
export const behind = (after: ClaimPlace | null) =>
  after === null ? Prisma.sql`true` : Prisma.sql`(c.at, c."annotationId") < (${after.at}::timestamptz, ${after.id}::uuid)`;

/** The claims `c` of the person's own articles, on desks where they see no others: few, by an index of theirs. */
export const ownClaims = ({ personId, desks }: Pick<ClaimScope, 'personId' | 'desks'>) =>
  Prisma.sql`c."authorId" = ${personId}::uuid and c."deskId" = any(${desksOf(desks, true)}::uuid[])`;

const hasWhole = ({ desks }: ClaimScope) => desks.some(({ ownOnly }) => !ownOnly);
/** True if the person has desks where they read their own articles alone. */
export const hasOwn = ({ desks }: ClaimScope) => desks.some(({ ownOnly }) => ownOnly);

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
