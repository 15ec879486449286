import { z } from 'zod';
import { DomainError } from '@/lib/domain/errors';

/** Where a page of a list ended: the order is newest change first, then id. */
export interface PageEnd {
  updatedAt: Date;
  id: string;
}

const Cursor = z.tuple([z.iso.datetime(), z.uuid()]);

/** The cursor that continues a list after this row. */
export function writePageCursor({ updatedAt, id }: PageEnd): string {
  return Buffer.from(JSON.stringify([updatedAt.toISOString(), id])).toString('base64url');
}

/** The row after which a page begins, or null for the first page. A cursor that is none of ours is `invalid`. */
export function readPageCursor(cursor: string | undefined): PageEnd | null {
  if (cursor === undefined || cursor === '') return null;
  const parsed = Cursor.safeParse(jsonOf(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!parsed.success) throw new DomainError('invalid', 'This list cannot go on from there. Reload the page.');
  return { updatedAt: new Date(parsed.data[0]), id: parsed.data[1] };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // JSON.parse has no other way to say that a cursor was made up.
  }
}
