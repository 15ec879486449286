import type { Guidelines, GuidelinesInput } from '@/lib/domain/contract/guidelines';
import { DomainError, notFound } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/people/permissions';
import { type Db, inTransaction, prisma } from '../database';
import { authorize } from '../rights/authorize';
import { storedTagTypes } from './stored-tag-types';

/** What the desk holds to, and what the house does: for everyone on the desk, authors too. */
export async function readGuidelines(actor: Actor, deskId: string): Promise<Guidelines> {
  authorize(actor, 'read article', { deskId, own: true });
  return guidelinesOf(prisma, deskId);
}

/**
 * The desk's guidelines as its lead edited them, under the next version. Sent again they are answered as done. `conflict` if somebody saved others since
 * the version that they were made from, with those of now in `details.now`.
 */
export async function saveGuidelines(actor: Actor, deskId: string, { basedOn, desk }: GuidelinesInput): Promise<Guidelines> {
  authorize(actor, 'manage desk', { deskId });
  return inTransaction(async (tx) => {
    // Both conditions in one statement: of two who save at once the second finds the version of the first.
    const { count } = await tx.desk.updateMany({
      where: { id: deskId, guidelinesVersion: basedOn },
      data: { guidelines: desk, guidelinesVersion: { increment: 1 } },
    });
    const now = await guidelinesOf(tx, deskId);
    // The same sent once more, since its answer was lost: what is asked for is so, and nobody else's words are written over.
    if (count === 0 && now.desk !== desk)
      throw new DomainError('conflict', 'Somebody has changed the guidelines since. Look at theirs, and set yours again.', { now });
    return now;
  });
}

async function guidelinesOf(db: Pick<Db, 'desk' | 'houseSetting'>, deskId: string): Promise<Guidelines> {
  const row = await db.desk.findUnique({ where: { id: deskId }, select: { guidelines: true, guidelinesVersion: true } });
  if (!row) throw notFound();
  const { guidelines: house } = await storedTagTypes(db);
  return { version: row.guidelinesVersion, desk: row.guidelines, house };
}
