import { isSame } from '@/components/ui/parts-meanwhile';

/**
 * The list of a form when the answer to what was sent comes: `kept` has one for each of `sent`, in that order. What is as it was sent is as it was
 * kept; what was changed meanwhile stays, under the id by which the house has it now. A renamed verdict is another one, with another id. What was taken
 * out meanwhile is out.
 */
export function afterKeeping<T extends { id: string }>(now: readonly T[], sent: readonly T[], kept: readonly T[]): T[] {
  return now.map((one) => {
    const place = sent.findIndex(({ id }) => id === one.id);
    const stored = kept[place];
    if (!stored) return one;
    return isSame(one, sent[place]) ? stored : { ...one, id: stored.id };
  });
}
