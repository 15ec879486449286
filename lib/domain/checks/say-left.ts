import { blockers } from '../sign-off/count-blockers';
import { sayNumber } from '../text/say-count';
import { checkStates } from './check';
import type { LeftCount, LeftReason } from './left-reason';

/** What is left as words by reason: "13 to check, 4 being checked, 2 awaiting a second check". Empty where nothing is. */
export const sayLeft = (left: readonly LeftCount[]): string =>
  left.map(({ reason, count }) => `${sayNumber(count)} ${sayLeftReason(reason, count)}`).join(', ');

/** What is left for a reason, as it stands behind a number or a claim: "awaiting a second check". */
export function sayLeftReason(reason: LeftReason, count = 1): string {
  if (reason === 'awaiting-reply') return checkStates[reason].name.toLowerCase();
  return count === 1 ? blockers[reason].one : blockers[reason].many;
}
