import { type Annotation, typeOf } from '@/lib/domain/tags/annotation';
import type { HouseTypes } from '@/lib/domain/tags/house-types';
import { NO_TYPE } from '../list/tag-filter';

/** A type that tags have, and how many do. `value` is its id, or NO_TYPE. */
export interface CountedType {
  value: string;
  label: string;
  count: number;
}

/**
 * The types that these tags have, in the house's order and under its names; then those that the house does not know, by name as they were
 * given; then the tags without. `chosen`, a type that none has any more, stays with 0. Empty where no tag has a type and none is chosen.
 */
export function countTypes(tags: readonly Annotation[], { types }: Pick<HouseTypes, 'types'>, chosen: string | null): CountedType[] {
  const found = new Map<string, CountedType>();
  let untyped = 0;
  for (const tag of tags) {
    const given = typeOf(tag);
    if (!given) untyped += 1;
    else {
      const one = found.get(given.typeId) ?? { value: given.typeId, label: given.name, count: 0 };
      one.count += 1;
      found.set(given.typeId, one);
    }
  }
  if (chosen !== null && chosen !== NO_TYPE && !found.has(chosen)) found.set(chosen, { value: chosen, label: 'A type', count: 0 });
  if (found.size === 0 && chosen === null) return [];
  const known = types.flatMap(({ id, name }) => {
    const one = found.get(id);
    found.delete(id);
    return one ? [{ ...one, label: name }] : [];
  });
  const unknown = [...found.values()].sort((a, b) => a.label.localeCompare(b.label));
  return [...known, ...unknown, { value: NO_TYPE, label: 'No type', count: untyped }];
}
