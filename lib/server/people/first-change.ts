import type { Transaction } from '../database';

/**
 * True if no change was stored under this id before. The id is stored by the same transaction: a refused change leaves none, and may be tried again. Where
 * one change comes twice at once, the second waits here for the first.
 */
export async function isFirst(tx: Transaction, changeId: string): Promise<boolean> {
  const { count } = await tx.memberChange.createMany({ data: { id: changeId }, skipDuplicates: true });
  return count > 0;
}
