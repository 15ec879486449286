import type { ArticleSort, SortDirection } from '@/lib/domain/contract/articles';
import type { Stage } from '@/lib/domain/stage';
import { type ListEnd, orders, rankedStages } from './article-order';
import { prisma } from './database';
import { Prisma } from './generated/prisma/client';
import { containing, type ReadableDesk } from './readable-desks';

/** What one page of the list is of. */
export interface ListPage {
  personId: string;
  desks: readonly ReadableDesk[];
  query: string;
  archived: boolean;
  stage: Stage | undefined;
  sort: ArticleSort;
  direction: SortDirection;
  after: ListEnd | null;
  limit: number;
}

/** The ids of one page, in order, and where each stands. */
export async function readPlaces(page: ListPage): Promise<ListEnd[]> {
  const isSearched = page.query !== '' || page.desks.every(({ ownOnly }) => ownOnly);
  return prisma.$queryRaw<ListEnd[]>(isSearched ? searched(page) : merged(page));
}

const sideOf = (direction: SortDirection) => (direction === 'asc' ? Prisma.sql`asc` : Prisma.sql`desc`);
const behindOf = (direction: SortDirection) => (direction === 'asc' ? Prisma.sql`>` : Prisma.sql`<`);

/**
 * Each desk's stage gives its own first `limit` from the index of the order, and those are merged: a list over many desks costs no sort of the
 * house. The stages of the rank where the last page ended go on behind it, those of later ranks begin.
 */
function merged({ personId, desks, archived, stage, sort, direction, after, limit }: ListPage): Prisma.Sql {
  const { column, cast } = orders[sort];
  const side = sideOf(direction);
  const listed = rankedStages(sort, stage).flatMap((one) => desks.map((desk) => ({ ...desk, ...one })));
  const pick = (slots: typeof listed, condition: Prisma.Sql) => Prisma.sql`
    select one.id, one.key, slot.rank
    from jsonb_to_recordset(${JSON.stringify(slots)}::jsonb) as slot("deskId" uuid, "ownOnly" boolean, stage text, rank int)
    cross join lateral (
      select a.id, ${column} as key from "Article" a
      where a."deskId" = slot."deskId" and a."isArchived" = ${archived} and a.stage = slot.stage and a."deletedAt" is null
        and (not slot."ownOnly" or a."authorId" = ${personId}::uuid) and ${condition}
      order by ${column} ${side}, a.id ${side} limit ${limit}
    ) as one`;
  const all = Prisma.sql`true`;
  const goesOn = after && Prisma.sql`(${column}, a.id) ${behindOf(direction)} (${after.key}::${cast}, ${after.id}::uuid)`;
  const parts = goesOn
    ? [
        pick(
          listed.filter(({ rank }) => rank === after.rank),
          goesOn,
        ),
        pick(
          listed.filter(({ rank }) => rank > after.rank),
          all,
        ),
      ]
    : [pick(listed, all)];
  return Prisma.sql`
    select id::text, key, rank from (${Prisma.join(parts, ' union all ')}) as every
    order by rank, key ${side}, every.id ${side} limit ${limit}`;
}

/** What is looked for is found first, by the index of words or of authors, and then put in order. */
function searched(page: ListPage): Prisma.Sql {
  const { column, cast } = orders[page.sort];
  const side = sideOf(page.direction);
  const { after } = page;
  const goesOn = after
    ? Prisma.sql`(rank > ${after.rank} or rank = ${after.rank} and (key, id) ${behindOf(page.direction)} (${after.key}::${cast}, ${after.id}::uuid))`
    : Prisma.sql`true`;
  return Prisma.sql`
    with found as materialized (select a.id, a.stage, ${column} as key from "Article" a where ${matching(page)})
    select id::text, key, rank from found
    join jsonb_to_recordset(${JSON.stringify(rankedStages(page.sort, page.stage))}::jsonb) as listed(stage text, rank int) using (stage)
    where ${goesOn} order by rank, key ${side}, found.id ${side} limit ${page.limit}`;
}

/** The articles `a` that are the person's to see, with title or byline like the query. */
export function matching({ personId, desks, query, archived }: Pick<ListPage, 'personId' | 'desks' | 'query' | 'archived'>): Prisma.Sql {
  const whole = desks.filter(({ ownOnly }) => !ownOnly).map(({ deskId }) => deskId);
  const own = desks.filter(({ ownOnly }) => ownOnly).map(({ deskId }) => deskId);
  const mine = Prisma.sql`a."deskId" = any(${own}::uuid[]) and a."authorId" = ${personId}::uuid`;
  // Only where all of it is their own can the index of authors be used.
  const readable = whole.length === 0 ? mine : Prisma.sql`(a."deskId" = any(${whole}::uuid[]) or ${mine})`;
  const pattern = containing(query);
  const like = query === '' ? Prisma.sql`true` : Prisma.sql`(a.title ilike ${pattern} or a.byline ilike ${pattern})`;
  return Prisma.sql`${readable} and a."isArchived" = ${archived} and a."deletedAt" is null and ${like}`;
}
