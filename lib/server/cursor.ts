import type { z } from 'zod';
import { DomainError } from '@/lib/domain/errors';
import { readJson } from '@/lib/domain/read-json';

/** Where a page of a list ended, as its reader gives it back to go on: opaque to them, never trusted here. */
export const writeCursor = (values: readonly unknown[]): string => Buffer.from(JSON.stringify(values)).toString('base64url');

/** What a cursor holds, or null for the first page. One that is none of ours, or that `fits` does not take, is `invalid`. */
export function readCursor<T>(cursor: string | undefined, Values: z.ZodType<T>, fits: (values: T) => boolean = () => true): T | null {
  if (cursor === undefined || cursor === '') return null;
  const values = Values.safeParse(readJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!values.success || !fits(values.data)) throw new DomainError('invalid', 'This list cannot go on from there. Reload the page.');
  return values.data;
}
