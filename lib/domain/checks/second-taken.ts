import { type Annotation, checkOf } from '../tags/annotation';
import type { Verdict } from '../verdicts/verdict';
import type { SecondCheck } from './check';

/**
 * True where somebody decided for the second checker: what that one found is the verdict since, and what stands beside it as `second` is the first
 * verdict. Who tells of a claim who found what asks this: else the first checker is said to have looked again.
 */
export const isSecondTaken = (annotation: Pick<Annotation, 'check'>): boolean => checkOf(annotation).adjudication?.took === 'second';

/** The second check that was taken as the verdict; null where none was, or another verdict stands by now: one that votes or facts came to, or none. */
export function takenSecond(annotation: Pick<Annotation, 'check' | 'verdict'>): Verdict | null {
  const { verdict } = annotation;
  const { votes = [] } = checkOf(annotation);
  // Nobody votes on their own verdict: whose vote stands there has given this one by it.
  const isVote = votes.some(({ byId }) => byId === verdict?.byId);
  return isSecondTaken(annotation) && verdict && !verdict.followed && !isVote ? verdict : null;
}

/** A verdict as what stands beside another one. Whether it came in an archive is left to who asks. */
export const asSecond = ({ entryId, value, grade, rationale, words, wordsHash, byId, at }: Verdict): SecondCheck => ({
  entryId,
  value,
  ...(grade && { grade }),
  rationale,
  words,
  wordsHash,
  byId,
  at,
});
