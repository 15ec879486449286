import { z } from 'zod';
import type { Anchor } from '../anchors/anchor';
import { type CheckedParts, hasOpenRival, isChecked } from '../tags/annotation';
import { isSideState } from './check';

/**
 * Why a claim is not checked, in the order in which it is said: what there is to do comes before what has gone wrong. They are those of the sign-off
 * (`BlockerKind`); only what awaits a reply, which there is being checked, is told for itself.
 */
export const LeftReason = z.enum([
  'to-check',
  'being-checked',
  'awaiting-reply',
  'second-check',
  'votes',
  'votes-split',
  'adjudication',
  'set-aside',
  'stale',
  'rival',
  'gone',
]);
export type LeftReason = z.infer<typeof LeftReason>;

/** How many claims are left for a reason. */
export const LeftCount = z.object({ reason: LeftReason, count: z.number().int().min(1) });
export type LeftCount = z.infer<typeof LeftCount>;

/** A reason that follows from the claim alone. Whether one is voted on, its desk's rule says. */
export const OwnLeftReason = LeftReason.exclude(['votes', 'votes-split']);
export type OwnLeftReason = z.infer<typeof OwnLeftReason>;

/** What says why a tag is not checked: of the tag, or of its row. */
export type LeftParts = CheckedParts & { anchor: Pick<Anchor, 'state'> };

/** Why a claim is not checked, the first that is true of it, or null if it is. */
export function whyLeft(annotation: LeftParts): OwnLeftReason | null {
  if (isChecked(annotation)) return null;
  const { anchor, checkState, isStale } = annotation;
  if (anchor.state === 'orphaned') return 'gone';
  if (hasOpenRival(annotation)) return 'rival';
  if (isStale) return 'stale';
  if (isSideState(checkState)) return 'set-aside';
  if (checkState === 'adjudication' || checkState === 'second-check' || checkState === 'awaiting-reply') return checkState;
  return checkState === 'untouched' ? 'to-check' : 'being-checked';
}
