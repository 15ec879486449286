import { DomainError } from '@/lib/domain/errors';
import { prisma } from '../database';
import { READ_ONLY } from '../storage-failure';

/** Supervisors give up soon; they are to have read an answer by then. */
const MAX_ANSWER_MS = 3_000;

/** So many questions at most wait for their answer: those that got none in time, and the one that is shared. */
const MAX_ASKED = 3;

let asked: Promise<unknown> | null = null;
let asking = 0;

/**
 * Answers once the database did, and takes writes; throws what the database throws, or `busy` after `limitMs`, which the route turns into 503. All who ask meanwhile wait for
 * one answer, for as long as that may take: a probe every second must not take every connection of a database that says nothing, and one connection that has
 * died must not hide that there are others.
 */
export async function readHealth(limitMs = MAX_ANSWER_MS): Promise<{ ok: true }> {
  const answer = asked ?? ask();
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, refuse) => {
    timer = setTimeout(() => refuse(new DomainError('busy', 'The database does not answer.')), limitMs);
  });
  try {
    await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timer);
    if (asked === answer) asked = null;
  }
  return { ok: true };
}

// A standby answers all that is read. It is told by an error, so that the connection is given up like any other on which a write was refused.
const refuseReadOnly = `do $$ begin
  if current_setting('transaction_read_only')::bool then raise exception 'the database takes no writes' using errcode = '${READ_ONLY}'; end if;
end $$`;

function ask(): Promise<unknown> {
  if (asking >= MAX_ASKED) throw new DomainError('busy', 'The database does not answer.');
  asking += 1;
  asked = prisma.$executeRawUnsafe(refuseReadOnly).finally(() => {
    asking -= 1;
  });
  return asked;
}
