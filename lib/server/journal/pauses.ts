import type { Db } from '../database';

/** Longer than this nothing else of the process has its turn. */
const MAX_HOLD_MS = 50;

/**
 * A pause to be awaited between two entries of much work: it lets others have their turn where none has had one for a while. It puts an
 * empty question to the database, since a transaction that has not asked for ten seconds is ended as forgotten.
 */
export function createPauses(db: Pick<Db, '$queryRaw'>): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < MAX_HOLD_MS) return;
    await db.$queryRaw`select 1`;
    since = performance.now();
  };
}
