import { v7 as uuidv7 } from 'uuid';
import { DomainError } from '@/lib/domain/errors';
import { type Actor, isOnNoDesk } from '@/lib/domain/people/permissions';
import { type Grade, nextScale, scaleLacks, type VerdictScale, withNewIds } from '@/lib/domain/verdicts/verdict-scale';
import { inTransaction, prisma } from '../database';
import { authorize } from '../rights/authorize';
import { readScale, SCALE_KEY } from './stored-rules';

/** The verdicts of the house. Someone on no desk is refused. */
export async function readVerdictScale(actor: Actor): Promise<VerdictScale> {
  if (isOnNoDesk(actor)) authorize(actor, 'manage house', { deskId: null });
  return readScale(prisma);
}

/**
 * A new version of the house's verdicts. It holds from the next verdict on: those that are given keep their name, rating and version. What gets another
 * name or stands for something else comes back with another id. `basedOn` is the version that the person saw: if there is a newer one it is a
 * `conflict`, and nothing is changed.
 */
export async function changeVerdictScale(actor: Actor, input: { basedOn: number; grades: Grade[] }): Promise<VerdictScale> {
  authorize(actor, 'manage house', { deskId: null });
  const lack = scaleLacks(input.grades);
  if (lack !== null) throw new DomainError('invalid', lack);
  return inTransaction(async (tx) => {
    // One at a time, also while there is no row yet.
    await tx.$executeRaw`select pg_advisory_xact_lock(${SCALE_LOCK})`;
    const before = await readScale(tx);
    if (before.version !== input.basedOn) {
      throw new DomainError(
        'conflict',
        'Someone changed the verdicts while you did. Load the page again to see theirs; yours were not kept.',
      );
    }
    const value = nextScale(before, withNewIds(before, input.grades, newGradeId));
    await tx.houseSetting.upsert({ where: { key: SCALE_KEY }, create: { key: SCALE_KEY, value }, update: { value } });
    return value;
  });
}

const newGradeId = () => `g-${uuidv7().slice(-12)}`;

/** Any number that nothing else takes. */
const SCALE_LOCK = 72_707_372;
