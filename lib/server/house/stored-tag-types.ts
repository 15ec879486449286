import { TagTypes } from '@/lib/domain/tags/house-types';
import { plainTagTypes } from '@/lib/domain/tags/plain-tag-types';
import type { Transaction } from '../database';

/** Where the house keeps them. */
export const TAG_TYPES_KEY = 'tag-types';

/** The house's types of tags as they are stored; those that a house begins with where it has saved none, or some that this program does not know. */
export async function storedTagTypes(reader: Pick<Transaction, 'houseSetting'>): Promise<TagTypes> {
  const row = await reader.houseSetting.findUnique({ where: { key: TAG_TYPES_KEY } });
  return row ? TagTypes.catch(plainTagTypes).parse(row.value) : plainTagTypes;
}
