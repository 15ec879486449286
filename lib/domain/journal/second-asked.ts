import { type CheckState, noCheck, type SecondCheck } from '../checks/check';
import { looksHere } from '../checks/looks-here';
import { type Annotation, checkOf } from '../tags/annotation';
import type { SecondAsked } from './check-entries';
import { refuseState } from './check-state-entry';
import type { DecisionContext } from './entry-type';
import { findReturn } from './past-states';

// Whoever names a second checker asks for a second check: a claim that is decided waits for it from then on, and its own undo takes that back.
// Only the server decides that, and what an undo leads back to then: the page's first scripts do without.

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

/** What people of this house said of a verdict that an undo brings back, or leaves without their word. */
type Looks = Pick<Annotation['pastVerdicts'][number], 'adjudication' | 'voted'> & { second?: SecondCheck | null | undefined };

/**
 * The state to which an undo of a judgement leads, where the claim was in `wanted` before it. It waits for a second check that somebody has asked for
 * meanwhile, unless another person of this house had looked already.
 */
export function stateBack(annotation: Annotation, wanted: CheckState, { second, adjudication, voted }: Looks): CheckState {
  const check = checkOf(annotation);
  const looks = looksHere({ check: { ...noCheck, second: second ?? null, adjudication: adjudication ?? null, ...(voted && { voted }) } });
  const isOwed = check.needsSecond && !looks.second && !looks.adjudication && !looks.voted;
  return wanted === 'decided' && isOwed ? 'second-check' : wanted;
}
