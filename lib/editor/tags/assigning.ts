import { type Annotation, checkOf } from '@/lib/domain/tags/annotation';

// Apart from what is done with several tags at once, which a card has no need of.

/** The two who look at a claim: by which entry each is named, and as which value. */
const turns = {
  first: { type: 'check.assigned', field: 'assignee' },
  second: { type: 'check.second-assigned', field: 'secondChecker' },
} as const;
export type Turn = keyof typeof turns;

/** What gives the first or second check of a claim, as it is seen now, to a person. Null is nobody. */
export function assigning(claim: Annotation, personId: string | null, turn: Turn) {
  const { type, field } = turns[turn];
  return { type, payload: { annotationId: claim.id, value: { personId }, basedOn: checkOf(claim).basis[field]?.entryId ?? null } };
}
