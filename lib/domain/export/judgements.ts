import { checkStates } from '../checks/check';
import { type Annotation, checkOf, isChecked } from '../tags/annotation';
import type { NamedVerdict } from '../verdicts/verdict';
import { shownVotes } from '../verdicts/votes';

/** A judgement as far as the formats ask: what it says, and on which words where that is kept. */
interface Judgement extends NamedVerdict {
  words?: string;
  restatedFrom?: string | undefined;
}

/** What others judged of a claim beside the verdict that stands: looked again, voted, or said at the same time. */
export function othersOf(annotation: Annotation): Judgement[] {
  const { second } = checkOf(annotation);
  const rivals = annotation.rivals.map(({ proposed }) =>
    'second' in proposed ? proposed.second : 'verdict' in proposed ? proposed.verdict : null,
  );
  return [second, ...shownVotes(annotation), ...rivals].filter((one) => one !== null);
}

/** How far a claim is where its verdict does not say so: it has none, judged other words, or waits for somebody. */
export function standingNotes(annotation: Annotation): string[] {
  const { verdict, isStale, checkState } = annotation;
  const { name } = checkStates[checkState];
  if (!verdict) return [name];
  if (isStale) return ['stale'];
  if (isChecked(annotation)) return [];
  return [checkState === 'decided' ? 'not settled' : `not settled: ${name}`];
}

/** True of a judgement of which a house has said more than its name. */
export const isExplained = ({ grade }: NamedVerdict): boolean =>
  grade !== undefined && (Boolean(grade.definition) || grade.rating !== null);
