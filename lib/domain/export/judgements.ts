import { type Annotation, checkOf } from '../tags/annotation';
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

/** True of a judgement of which a house has said more than its name. */
export const isExplained = ({ grade }: NamedVerdict): boolean =>
  grade !== undefined && (Boolean(grade.definition) || grade.rating !== null);
