import { isDeepStrictEqual } from 'node:util';
import { v7 as uuidv7 } from 'uuid';
import { DomainError } from '@/lib/domain/errors';
import { type Actor, isOnNoDesk } from '@/lib/domain/people/permissions';
import { type Grade, nextScale, scaleLacks, type VerdictScale, withNewIds } from '@/lib/domain/verdicts/verdict-scale';
import { takeLockOfAll } from '../advisory-locks';
import { inTransaction, prisma } from '../database';
import { authorize } from '../rights/authorize';
import { announceSettings } from '../rights/rights-notice';
import { readScale, SCALE_KEY } from './stored-rules';

/** The verdicts of the house. Someone on no desk is refused. */
export async function readVerdictScale(actor: Actor): Promise<VerdictScale> {
  if (isOnNoDesk(actor)) authorize(actor, 'manage house', { deskId: null });
  return readScale(prisma);
}

/**
 * A new version of the house's verdicts. It holds from the next verdict on: those that are given keep their name, rating and version. What gets another
 * name or stands for something else comes back with another id. Sent again it is answered as done. `basedOn` is the version that the person saw: if
 * there is a newer one it is a `conflict` with that one in `details.now`, and nothing is changed.
 */
export async function changeVerdictScale(actor: Actor, input: { basedOn: number; grades: Grade[] }): Promise<VerdictScale> {
  authorize(actor, 'manage house', { deskId: null });
  const lack = scaleLacks(input.grades);
  if (lack !== null) throw new DomainError('invalid', lack);
  return inTransaction(async (tx) => {
    // One at a time, also while there is no row yet.
    await takeLockOfAll(tx, 'verdictScale');
    const before = await readScale(tx);
    if (before.version !== input.basedOn) {
      // The same sent once more, since its answer was lost: what is asked for is so, and nobody else's change is written over.
      if (isDeepStrictEqual(withoutIds(before.grades), withoutIds(input.grades))) return before;
      throw new DomainError('conflict', 'Somebody has changed the verdicts since. Look at theirs, and keep yours again.', { now: before });
    }
    const value = nextScale(before, withNewIds(before, input.grades, newGradeId));
    await tx.houseSetting.upsert({ where: { key: SCALE_KEY }, create: { key: SCALE_KEY, value }, update: { value } });
    await announceSettings(tx);
    return value;
  });
}

const withoutIds = (grades: readonly Grade[]) => grades.map(({ id: _id, ...rest }) => rest);

const newGradeId = () => `g-${uuidv7().slice(-12)}`;
