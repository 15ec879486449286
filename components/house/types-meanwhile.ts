import { listMeanwhile } from '@/components/ui/list-meanwhile';
import { isSame, partsMeanwhile } from '@/components/ui/parts-meanwhile';
import type { TagType, TagTypes } from '@/lib/domain/tags/house-types';
import { sayDifferences, sayMeanwhile } from './say-meanwhile';

type Edited = Pick<TagTypes, 'types' | 'guidelines'>;

const names = {
  name: 'name',
  definition: 'meaning',
  key: 'key',
  fields: 'fields',
  checklist: 'checklist',
  isRetired: 'whether it is offered',
} satisfies Record<Exclude<keyof TagType, 'id' | 'kind'>, string>;

const nameOf = ({ name }: TagType) => name.trim() || 'New type';

/** What a form for the house's types comes to that was begun on `start`, where they are `now`: what the person changed stays, the rest is as it is now. */
export function typesMeanwhile({ types, guidelines }: Edited, start: Edited, now: Edited): { form: Edited; said: string } {
  const merged = listMeanwhile(types, start.types, now.types, names);
  const rules = partsMeanwhile<Pick<Edited, 'guidelines'>, 'guidelines'>({ guidelines }, start, now, { guidelines: 'Guidelines' });
  const form = { types: merged.list, guidelines: rules.form.guidelines };
  const { taken, clashing } = sayDifferences(merged, nameOf, names);
  if (rules.taken.length > 0) taken.push('Guidelines');
  if (rules.clashing.length > 0) clashing.push('Guidelines');
  const isOwn = !isSame(form, { types: now.types, guidelines: now.guidelines });
  return { form, said: sayMeanwhile({ taken, clashing }, isOwn) };
}
