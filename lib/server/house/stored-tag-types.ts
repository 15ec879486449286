import { TagTypes } from '@/lib/domain/tags/house-types';
import { plainTagTypes } from '@/lib/domain/tags/plain-tag-types';
import type { Db } from '../database';

/** Where the house keeps them. */
export const TAG_TYPES_KEY = 'tag-types';

/** The house's types of tags as they are stored; those that a house begins with where it has saved none, or some that this program does not know. */
export async function storedTagTypes(db: Pick<Db, 'houseSetting'>): Promise<TagTypes> {
  const row = await db.houseSetting.findUnique({ where: { key: TAG_TYPES_KEY } });
  return row ? TagTypes.catch(plainTagTypes).parse(row.value) : plainTagTypes;
}
