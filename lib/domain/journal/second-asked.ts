import { type CheckState, noCheck, type SecondCheck } from '../checks/check';
import { looksHere } from '../checks/looks-here';
import { type Annotation, checkOf } from '../tags/annotation';
import type { SecondAsked } from './check-entries';
import { refuseState } from './check-state-entry';
import type { DecisionContext } from './entry-type';
import { findReturn } from './past-states';
import { stayAside } from './seen-verdict';

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

/** What a judgement had replaced: the state of then, and what people had said of the verdict. */
type Before = Pick<Annotation['pastVerdicts'][number], 'checkState' | 'adjudication' | 'voted'> & {
  second?: SecondCheck | null | undefined;
};

/**
 * What an undo of a judgement makes of the state besides bringing that of `before` back. The claim waits for a second check that somebody has asked for
 * meanwhile, unless another person of this house had looked already; and it stays set aside where it was before and is now. Null where it is as before.
 */
export function stateBack(annotation: Annotation, before: Before | undefined): { checkState: CheckState; keepsState?: true } | null {
  if (before?.checkState !== 'decided') return before?.checkState === annotation.checkState ? stayAside(annotation, null) : null;
  const { second, adjudication, voted } = before;
  const looks = looksHere({ check: { ...noCheck, second: second ?? null, adjudication: adjudication ?? null, ...(voted && { voted }) } });
  const isOwed = checkOf(annotation).needsSecond && !looks.second && !looks.adjudication && !looks.voted;
  return isOwed ? { checkState: 'second-check' } : null;
}
