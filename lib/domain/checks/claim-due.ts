import { type Annotation, checkOf, isChecked } from '../tags/annotation';
import { isSideState } from './check';
import { isJudged } from './facts';

/** When a claim is due that waits to be checked, ISO 8601; null of one that has no time, is checked, or whose work has stopped for a reason. */
export const awaitedUntil = (one: Annotation): string | null =>
  isJudged(one) && !isChecked(one) && !isSideState(one.checkState) ? checkOf(one).dueAt : null;

/** True of a claim that was to be checked by now, and is not. */
export function isLate(one: Annotation, now: Date): boolean {
  const dueAt = awaitedUntil(one);
  return dueAt !== null && new Date(dueAt) < now;
}
