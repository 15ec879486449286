import { listMeanwhile } from '@/components/ui/list-meanwhile';
import { isSame } from '@/components/ui/parts-meanwhile';
import type { Grade } from '@/lib/domain/verdicts/verdict-scale';
import { sayDifferences, sayMeanwhile } from './say-meanwhile';

const names = {
  standing: 'what it stands for',
  name: 'name',
  definition: 'meaning',
  rating: 'rating',
  sign: 'sign',
  colour: 'colour',
} satisfies Record<Exclude<keyof Grade, 'id'>, string>;

const nameOf = ({ name }: Grade) => name.trim() || 'New verdict';

/**
 * What a form for the house's verdicts comes to that was begun on `start`, where they are `now`: what the person changed stays, the rest is as it is now.
 * One that was renamed there is another one: it is new, and the one from before is gone.
 */
export function scaleMeanwhile(own: readonly Grade[], start: readonly Grade[], now: readonly Grade[]): { grades: Grade[]; said: string } {
  const merged = listMeanwhile(own, start, now, names);
  return { grades: merged.list, said: sayMeanwhile(sayDifferences(merged, nameOf, names), !isSame(merged.list, now)) };
}
