import type { Transaction } from '../database';

/**
 * True for a change that was not stored before under this id, which is kept with what the transaction stores: a refusal keeps none, so where that was, it
 * is tried anew. Of one that comes twice at once the second waits here for the first.
 */
export async function isFirst(tx: Transaction, changeId: string): Promise<boolean> {
  const { count } = await tx.memberChange.createMany({ data: { id: changeId }, skipDuplicates: true });
  return count > 0;
}
