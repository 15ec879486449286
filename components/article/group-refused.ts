import type { Outbox } from '@/lib/editor/outbox/outbox';
import { valuesOfItem } from '@/lib/editor/session/item-values';

type Refused = Outbox['refused'][number];

/** What is done to hundreds of claims by one press. Of all else it is said of each tag by itself what is to be done again. */
const givenTogether = ['check.assigned', 'check.second-assigned'];

/**
 * Refused changes, those together that gave claims to the same person: hundreds of them are one thing to read and to put away. In their order, by the first
 * of each. `isApart`: there is something to do about this very one.
 */
export function groupRefused(refused: readonly Refused[], isApart: (one: Refused) => boolean): [Refused, ...Refused[]][] {
  const groups = new Map<string, [Refused, ...Refused[]]>();
  for (const one of refused) {
    const { item, reason } = one;
    const key = givenTogether.includes(item.type) && !isApart(one) ? JSON.stringify([reason, item.type, valuesOfItem(item)]) : item.id;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}
