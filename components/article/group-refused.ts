import type { Outbox } from '@/lib/editor/outbox/outbox';
import { valuesOfItem } from '@/lib/editor/session/item-values';
import { wordsOfItem } from '@/lib/editor/session/item-words';

type Refused = Outbox['refused'][number];

/**
 * Refused changes, those together that say the same of other tags: hundreds of claims that were given to one person are one thing to read and to put away.
 * In their order, by the first of each. `isApart`: there is something to do about this very one.
 */
export function groupRefused(refused: readonly Refused[], isApart: (one: Refused) => boolean): [Refused, ...Refused[]][] {
  const groups = new Map<string, [Refused, ...Refused[]]>();
  for (const one of refused) {
    const { item, reason } = one;
    const isOfTag = typeof item.payload.annotationId === 'string';
    const key = isOfTag && !isApart(one) ? JSON.stringify([reason, item.type, valuesOfItem(item), wordsOfItem(item)]) : item.id;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}
