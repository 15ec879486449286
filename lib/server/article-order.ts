import { z } from 'zod';
import {
  type ArticleSort,
  articleSorts,
  SortDirection as Direction,
  ArticleSort as Sort,
  type SortDirection,
} from '@/lib/domain/contract/articles';
import { Stage, stages } from '@/lib/domain/stage';
import { isStorable } from '@/lib/domain/text-input';
import { readCursor, writeCursor } from './cursor';
import { Prisma } from './generated/prisma/client';

/** What a row of the list is ordered by: this column, and then the id. */
interface OrderRule {
  column: Prisma.Sql;
  /** The column's values as a cursor holds them: what is made up must not break a query. */
  key: z.ZodType<string>;
  cast: Prisma.Sql;
}

const byChange: OrderRule = {
  column: Prisma.sql`a."updatedAt"`,
  key: z.iso.datetime(),
  cast: Prisma.sql`timestamptz`,
};

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

/** The stages that are listed, each with its rank: stages of one rank are one sequence, and ranks follow each other. */
export function rankedStages(sort: ArticleSort, only: Stage | undefined): { stage: Stage; rank: number }[] {
  const listed = only === undefined ? Stage.options : [only];
  return listed.map((stage) => ({ stage, rank: sort === 'urgency' ? stages[stage].urgencyRank : 0 }));
}

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
