import { openStages, type Stage } from '@/lib/domain/articles/stage';
import type { ArticleSort, DueFilter, SortDirection } from '@/lib/domain/contract/articles';
import { prisma } from '../database';
import { articleSays } from '../found-by-words';
import { Prisma } from '../generated/prisma/client';
import { readableArticles } from '../rights/readable-articles';
import type { ReadableDesk } from '../rights/readable-desks';
import { DATED_RANK, type ListEnd, type ListRank, ranksOf } from './article-order';
import { secondsOnSql } from './awaited-seconds';
import { awaitedVotesSql, hasOpenVotesSql, type VotingDesk } from './awaited-votes';

/** What narrows the list, whatever the stage: `days` are where what is late, due today and due this week ends. */
export interface ListNarrowing {
  personId: string;
  desks: readonly ReadableDesk[];
  query: string;
  archived: boolean;
  /** Only what the person owns, and what claims, second checks or votes wait for them in. */
  mine: boolean;
  /** The desks on which the person votes; none where nobody asks for what is theirs. */
  voting: readonly VotingDesk[];
  ownerId: string | undefined;
  /** Only where claims or second checks wait for this person. */
  workerId: string | undefined;
  due: DueFilter | undefined;
  days: { now: Date; tomorrow: Date; week: Date };
}

/** What one page of the list is of. */
export interface ListPage extends ListNarrowing {
  stage: Stage | undefined;
  sort: ArticleSort;
  direction: SortDirection;
  after: ListEnd | null;
  limit: number;
}

/** The ids of one page, in order, and where each stands. */
export async function readPlaces(page: ListPage): Promise<ListEnd[]> {
  const ranks = ranksOf(page.sort, page.stage, page.direction).filter(({ rank }) => rank >= (page.after?.rank ?? 0));
  if (ranks.length === 0) return [];
  // What is looked for, and what is somebody's, is few: it is found by its own index, and then put in order.
  const isFew =
    page.query !== '' ||
    page.mine ||
    page.ownerId !== undefined ||
    page.workerId !== undefined ||
    page.desks.every(({ ownOnly }) => ownOnly);
  return prisma.$queryRaw<ListEnd[]>(isFew ? searched(page, ranks) : merged(page, ranks));
}

const sideOf = (direction: SortDirection) => (direction === 'asc' ? Prisma.sql`asc` : Prisma.sql`desc`);
const behindOf = (direction: SortDirection) => (direction === 'asc' ? Prisma.sql`>` : Prisma.sql`<`);

/**
 * Each desk's stage gives its own first `limit` from the index of the order, and those are merged: a list over many desks costs no sort of the
 * house. The stages of the rank where the last page ended go on behind it, those of later ranks begin.
 */
function merged(page: ListPage, ranks: readonly ListRank[]): Prisma.Sql {
  const { personId, desks, archived, limit } = page;
  const pick = (one: ListRank) => {
    const { column } = one.order;
    const side = sideOf(one.direction);
    const slots = one.stages.flatMap((stage) => desks.map((desk) => ({ ...desk, stage })));
    return Prisma.sql`
      select one.id, one.key, ${one.rank}::int as rank
      from jsonb_to_recordset(${JSON.stringify(slots)}::jsonb) as slot("deskId" uuid, "ownOnly" boolean, stage text)
      cross join lateral (
        select a.id, ${column} as key from "Article" a
        where a."deskId" = slot."deskId" and a."isArchived" = ${archived} and a.stage = slot.stage and a."deletedAt" is null
          and (not slot."ownOnly" or a."authorId" = ${personId}::uuid) and ${dueOf(page)} and ${one.condition} and ${behind(one, page.after)}
        order by ${column} ${side}, a.id ${side} limit ${limit}
      ) as one`;
  };
  return inOrder(page, ranks, pick);
}

/** What is looked for is found first, by the index of words, of authors, of people's work or of votes, and then put in order. */
function searched(page: ListPage, ranks: readonly ListRank[]): Prisma.Sql {
  const pick = (one: ListRank) => Prisma.sql`
    select a.id, ${one.order.column} as key, ${one.rank}::int as rank from found a
    where a.stage = any(${[...one.stages]}::text[]) and ${one.condition} and ${behind(one, page.after)}`;
  return Prisma.sql`
    with found as materialized (
      select a.id, a.stage, a."updatedAt", a."dueAt", a."titleKey", a.progress from "Article" a where ${matching(page)}
    ) ${inOrder(page, ranks, pick)}`;
}

/** Behind where the last page ended, in the sequence that it ended in. */
function behind({ rank, order, direction }: ListRank, after: ListEnd | null): Prisma.Sql {
  if (after?.rank !== rank) return Prisma.sql`true`;
  return Prisma.sql`(${order.column}, a.id) ${behindOf(direction)} (${after.key}::${order.cast}, ${after.id}::uuid)`;
}

/** The sequences behind each other. Only that of what is dated is turned another way than the rest. */
function inOrder({ sort, direction, limit }: ListPage, ranks: readonly ListRank[], pick: (one: ListRank) => Prisma.Sql): Prisma.Sql {
  const side = sideOf(direction);
  const datedFirst = Prisma.sql`case when rank = ${DATED_RANK} then key end, case when rank = ${DATED_RANK} then every.id end,`;
  return Prisma.sql`
    select id::text, key, rank from (${Prisma.join(ranks.map(pick), ' union all ')}) as every
    order by rank, ${sort === 'urgency' ? datedFirst : Prisma.empty} key ${side}, every.id ${side} limit ${limit}`;
}

/** The articles `a` that are the person's to see, narrowed as asked. */
export function matching(narrowing: ListNarrowing): Prisma.Sql {
  const { personId, desks, query, archived, mine, ownerId, workerId, voting } = narrowing;
  const isSought = query === '' ? Prisma.sql`true` : articleSays(query);
  // Each of the three is found by an index of its own.
  const isMine = mine
    ? Prisma.sql`(a."ownerId" = ${personId}::uuid or (${workWaits(personId)})
        or (${hasOpenVotesSql(personId, voting)} and ${awaitedVotesSql(personId, voting)} > 0))`
    : Prisma.sql`true`;
  const isOwned = ownerId === undefined ? Prisma.sql`true` : Prisma.sql`a."ownerId" = ${ownerId}::uuid`;
  const isWorkedOn = workerId === undefined ? Prisma.sql`true` : workWaits(workerId);
  return Prisma.sql`${readableArticles(personId, desks)} and a."isArchived" = ${archived} and ${isSought} and ${isMine} and ${isOwned} and ${isWorkedOn} and ${dueOf(narrowing)}`;
}

/** Open articles `a` in which claims or second checks wait for the person: the first half is found by the index. */
function workWaits(personId: string): Prisma.Sql {
  const isOpen = Prisma.sql`(a.work->${personId}->>'open')::int > 0`;
  const isAwaited = Prisma.sql`${secondsOnSql(Prisma.sql`${personId}::text`)} > 0`;
  return Prisma.sql`a.work ? ${personId} and (${isOpen} or ${isAwaited}) and a.stage = any(${openStages}::text[])`;
}

/** The open articles `a` that are due when asked. */
function dueOf({ due, days: { now, tomorrow, week } }: Pick<ListNarrowing, 'due' | 'days'>): Prisma.Sql {
  const dueAt = Prisma.sql`a."dueAt"`;
  const conditions: Record<DueFilter, Prisma.Sql> = {
    late: Prisma.sql`${dueAt} < ${now}`,
    today: Prisma.sql`${dueAt} >= ${now} and ${dueAt} < ${tomorrow}`,
    week: Prisma.sql`${dueAt} >= greatest(${now}::timestamptz, ${tomorrow}::timestamptz) and ${dueAt} < ${week}`,
    none: Prisma.sql`${dueAt} is null`,
  };
  if (due === undefined) return Prisma.sql`true`;
  return Prisma.sql`a.stage = any(${openStages}::text[]) and ${conditions[due]}`;
}
