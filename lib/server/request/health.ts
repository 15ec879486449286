import { DomainError } from '@/lib/domain/errors';
import { prisma } from '../database';

/** Supervisors give up soon; they are to have read an answer by then. */
const LIMIT_MS = 3_000;

let asked: Promise<unknown> | null = null;

/**
 * Answers once the database did; throws what the database throws, or `busy` after `limitMs`, which the route turns into 503. All who ask meanwhile wait for
 * one answer: a probe every second must not take every connection of a database that says nothing.
 */
export async function readHealth(limitMs = LIMIT_MS): Promise<{ ok: true }> {
  asked ??= prisma.$queryRaw`select 1`.finally(() => {
    asked = null;
  });
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, refuse) => {
    timer = setTimeout(() => refuse(new DomainError('busy', 'The database does not answer.')), limitMs);
  });
  try {
    await Promise.race([asked, tooLate]);
  } finally {
    clearTimeout(timer);
  }
  return { ok: true };
}
