import { z } from 'zod';
import { Instant } from '@/lib/domain/moment';
import { readCursor, writeCursor } from './cursor';

/** Where a page of a list ended: the order is newest change first, then id. */
export interface PageEnd {
  updatedAt: Date;
  id: string;
}

const Cursor = z.tuple([Instant, z.uuid()]);

/** The cursor that continues a list after this row. */
export function writePageCursor({ updatedAt, id }: PageEnd): string {
  return writeCursor([updatedAt.toISOString(), id]);
}

/** The row after which a page begins, or null for the first page. A cursor that is none of ours is `invalid`. */
export function readPageCursor(cursor: string | undefined): PageEnd | null {
  const end = readCursor(cursor, Cursor);
  return end && { updatedAt: new Date(end[0]), id: end[1] };
}
