import { isDeepStrictEqual } from 'node:util';
import type { TagTypesInput } from '@/lib/domain/contract/tag-types';
import { DomainError } from '@/lib/domain/errors';
import { type Actor, isOnNoDesk } from '@/lib/domain/people/permissions';
import { type TagTypes, typesLack } from '@/lib/domain/tags/house-types';
import { plainTagTypes } from '@/lib/domain/tags/plain-tag-types';
import { inTransaction, prisma } from '../database';
import { authorize } from '../rights/authorize';
import { announceSettings } from '../rights/rights-notice';
import { storedTagTypes, TAG_TYPES_KEY } from './stored-tag-types';

/** The types of tags that the house has, and its guidelines: for everyone on a desk. Who is on none is refused. */
export async function readTagTypes(actor: Actor): Promise<TagTypes> {
  if (isOnNoDesk(actor)) authorize(actor, 'define types', { deskId: null });
  return storedTagTypes(prisma);
}

/**
 * The types as an admin edited them, under the next version. Sent again they are answered as done. `conflict` if somebody saved others since the
 * version that they were made from, with those of now in `details.now`; `invalid` with a sentence for a set that cannot be.
 */
export async function saveTagTypes(actor: Actor, { basedOn, ...edited }: TagTypesInput): Promise<TagTypes> {
  authorize(actor, 'define types', { deskId: null });
  return inTransaction(async (tx) => {
    // The row is there to be locked before anybody has saved: of two first saves the second must find the first.
    await tx.$executeRaw`
      insert into "HouseSetting" (key, value) values (${TAG_TYPES_KEY}, ${JSON.stringify(plainTagTypes)}::jsonb) on conflict (key) do nothing`;
    await tx.$queryRaw`select key from "HouseSetting" where key = ${TAG_TYPES_KEY} for update`;
    const before = await storedTagTypes(tx);
    if (before.version !== basedOn) {
      const { version: _version, ...now } = before;
      // The same sent once more, since its answer was lost: what is asked for is so, and nobody else's change is written over.
      if (isDeepStrictEqual(now, edited)) return before;
      throw new DomainError('conflict', 'Somebody has changed the types since. Look at theirs, and save yours again.', { now: before });
    }
    const refusal = typesLack(edited, before);
    if (refusal !== null) throw new DomainError('invalid', refusal);
    const saved = { ...edited, version: before.version + 1 };
    await tx.houseSetting.update({ where: { key: TAG_TYPES_KEY }, data: { value: saved } });
    await announceSettings(tx);
    return saved;
  });
}
