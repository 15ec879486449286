import { z } from 'zod';
import { Stage, stages } from '@/lib/domain/articles/stage';
import {
  type ArticleSort,
  articleSorts,
  SortDirection as Direction,
  ArticleSort as Sort,
  type SortDirection,
} from '@/lib/domain/contract/articles';
import { Instant } from '@/lib/domain/moment';
import { isStorable } from '@/lib/domain/text/text-input';
import { readCursor, writeCursor } from '../cursor';
import { Prisma } from '../generated/prisma/client';

/** What a row of the list is ordered by: this column, and then the id. */
interface OrderRule {
  column: Prisma.Sql;
  /** The column's values as a cursor holds them: what is made up must not break a query. */
  key: z.ZodType<string>;
  cast: Prisma.Sql;
}

const byMoment = { key: Instant, cast: Prisma.sql`timestamptz` };
const byChange: OrderRule = { column: Prisma.sql`a."updatedAt"`, ...byMoment };
const byDue: OrderRule = { column: Prisma.sql`a."dueAt"`, ...byMoment };

/** The orders of the list, one entry each. Each has an index of desk, archived, stage and this column. */
export const orders: Record<ArticleSort, OrderRule> = {
  urgency: byChange,
  updated: byChange,
  title: { column: Prisma.sql`a."titleKey"`, key: z.string().refine(isStorable), cast: Prisma.sql`text` },
  progress: {
    column: Prisma.sql`a.progress`,
    key: z.string().regex(/^\d{1,4}$/),
    cast: Prisma.sql`int`,
  },
};

/** The first rank by urgency: what is open and has a date, the soonest first. All others are turned as the whole list is. */
export const DATED_RANK = 0;

/** A sequence of the list: articles of these stages in one order. The sequences follow each other by rank. */
export interface ListRank {
  rank: number;
  stages: readonly Stage[];
  order: OrderRule;
  direction: SortDirection;
  /** What an article has to be besides, to come here. */
  condition: Prisma.Sql;
}

/** The sequences of a list: by urgency what is open and dated, what is open without a date, and each stage that is done; else all stages as one. */
export function ranksOf(sort: ArticleSort, only: Stage | undefined, direction: SortDirection): ListRank[] {
  const listed = only === undefined ? Stage.options : [only];
  const all = { order: orders[sort], direction, condition: Prisma.sql`true` };
  if (sort !== 'urgency') return [{ ...all, rank: 0, stages: listed }];
  const ofRank = (rank: number) => listed.filter((stage) => stages[stage].urgencyRank + UNDATED_RANK === rank);
  const dated = { rank: DATED_RANK, order: byDue, direction: 'asc' as const, condition: Prisma.sql`a."dueAt" is not null` };
  const undated = { ...all, rank: UNDATED_RANK, condition: Prisma.sql`a."dueAt" is null` };
  const done = [...new Set(listed.map((stage) => stages[stage].urgencyRank + UNDATED_RANK))].filter((rank) => rank > UNDATED_RANK);
  const ranks = [
    { ...dated, stages: ofRank(UNDATED_RANK) },
    { ...undated, stages: ofRank(UNDATED_RANK) },
    ...done.sort((a, b) => a - b).map((rank) => ({ ...all, rank, stages: ofRank(rank) })),
  ];
  return ranks.filter((one) => one.stages.length > 0);
}

/** Open stages have the first rank of their table; what is dated among them comes before it. */
const UNDATED_RANK = DATED_RANK + 1;

/** The direction that counts: urgency has one only. */
export function directionOf(sort: ArticleSort, direction: SortDirection | undefined): SortDirection {
  return sort === 'urgency' || direction === undefined ? articleSorts[sort] : direction;
}

/** Where a page of the list ended. */
export interface ListEnd {
  rank: number;
  key: Date | string | number;
  id: string;
}

const Cursor = z.tuple([Sort, Direction, z.number().int(), z.string(), z.uuid()]);

/** The cursor that continues a list in this order. */
export function writeListCursor(sort: ArticleSort, direction: SortDirection, { rank, key, id }: ListEnd): string {
  const text = key instanceof Date ? key.toISOString() : String(key);
  return writeCursor([sort, direction, rank, text, id]);
}

/** Where the list goes on, or null for its first page. A cursor that is none of ours, or of another order, is `invalid`. */
export function readListCursor(cursor: string | undefined, sort: ArticleSort, direction: SortDirection): ListEnd | null {
  const isOfThisOrder = (end: z.infer<typeof Cursor>) =>
    end[0] === sort && end[1] === direction && orders[sort].key.safeParse(end[3]).success;
  const end = readCursor(cursor, Cursor, isOfThisOrder);
  return end && { rank: end[2], key: end[3], id: end[4] };
}
