import { z } from 'zod';
import { CheckState } from '../checks/check';
import { looksHere } from '../checks/looks-here';
import { type Annotation, checkOf } from '../tags/annotation';
import { enterState, refuseState } from './check-state-entry';
import type { DecisionContext, EntryOf } from './entry-type';
import { findReturn, keepPastState } from './past-states';
import { basisOf } from './value-outcome';

// Whoever names a second checker asks for a second check: a claim that is decided waits for it from then on, and its own undo takes that back.

/** What becomes of the state of a claim by whom somebody named to look again. Left out where it stays as it was, and by entries of before it became anything. */
export const SecondAsked = z
  .object({ checkState: CheckState, needsSecond: z.literal(false).optional(), move: z.enum(['on', 'back', 'again']) })
  .optional();
type SecondAsked = z.infer<typeof SecondAsked>;

/** What naming `secondId` makes of the state of a claim, or an undo of that; undefined where it stays as it is. */
export function askSecond(annotation: Annotation, secondId: string | null, undoes: string | null, context: DecisionContext): SecondAsked {
  if (secondId === null) return undoes === null ? undefined : askNoMore(annotation, undoes, context);
  const { verdict, isStale, checkState } = annotation;
  const { second, adjudication, voted } = looksHere(annotation);
  const isUnlooked = checkState === 'decided' && verdict && !isStale && !second && !adjudication && !voted;
  if (!isUnlooked) return undefined;
  return { checkState: 'second-check', move: (undoes !== null && findReturn(annotation, 'second-check')?.move) || 'on' };
}

/** The claim is decided again where that very naming had it wait, and nobody else asks for a second check. */
function askNoMore(annotation: Annotation, undoes: string, { rules, may }: DecisionContext): SecondAsked {
  const found = findReturn(annotation, 'decided');
  const isOfNaming = annotation.basis.checkState?.entryId === undoes && found?.past.entryId === undoes && !found.past.needsSecond;
  if (!isOfNaming || annotation.checkState !== 'second-check') return undefined;
  const free = { ...annotation, check: { ...checkOf(annotation), needsSecond: false } };
  return refuseState(free, 'decided', rules, may('assign')) === null
    ? { checkState: 'decided', needsSecond: false, move: found.move }
    : undefined;
}

/** The tag `named`, which was `one` before a second checker was named, in the state that came of it. */
export function withSecondAsked(one: Annotation, named: Annotation, asked: SecondAsked, entry: EntryOf<unknown>): Annotation {
  if (!asked) return named;
  return {
    ...enterState(named, asked),
    ...keepPastState(one, asked.move, entry),
    basis: { ...named.basis, checkState: basisOf(entry) },
  };
}
