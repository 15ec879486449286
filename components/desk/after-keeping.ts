import type { Grade } from '@/lib/domain/verdicts/verdict-scale';

/**
 * The verdicts of a form when the answer to what was sent comes: `kept` has one for each of `sent`, in that order. What is as it was sent is as it was
 * kept; what was changed meanwhile stays, under the id by which the house has it now. A renamed verdict is another one, with another id.
 */
export function afterKeeping(now: readonly Grade[], sent: readonly Grade[], kept: readonly Grade[]): Grade[] {
  return now.map((grade) => {
    const place = sent.findIndex(({ id }) => id === grade.id);
    const stored = kept[place];
    if (!stored) return grade;
    return JSON.stringify(grade) === JSON.stringify(sent[place]) ? stored : { ...grade, id: stored.id };
  });
}
