import { z } from 'zod';
import { type Annotation, checkOf, secondDiffers } from '../annotation';
import { CheckState, checkStates, isSideState, noCheck, StateReason } from '../check';
import type { DeskRules } from '../desk-rules';
import { DomainError } from '../errors';
import { inputText } from '../text-input';
import { changeAnnotation, nameOf, requirePresent } from './change-annotation';
import { type DecisionContext, defineEntryType } from './entry-type';
import { refuseIfFollows } from './fact-rules';
import { Based, basisOf, Outcome, outcomeOf, withRival } from './value-outcome';

const StateInput = Based.extend({ checkState: CheckState, reason: inputText(2_000).nullable().default(null) });

/** What a change of the state brings along: why, in a side state; whether a second check is asked for from now on. */
const StateOutcome = z.object({ reason: StateReason.nullable().optional(), needsSecond: z.boolean().optional(), ...Outcome.shape });

/** How far the check of a claim is, said by a person. */
export const stateChanged = defineEntryType({
  type: 'check.state-changed',
  action: 'tag',
  Input: StateInput,
  Payload: StateInput.omit({ reason: true }).extend(StateOutcome.shape),
  decide(state, { reason, ...input }, context) {
    const annotation = requirePresent(state, input.annotationId);
    if (annotation.kind !== 'claim') throw new DomainError('invalid', 'Only claims are checked.');
    refuseIfFollows(state, annotation);
    const outcome = outcomeOf(annotation, 'state', input, annotation.basis.checkState);
    const refusal =
      input.undoes === null
        ? refuseState(annotation, input.checkState, context.rules, context.may('assign'))
        : refuseUndo(annotation, input.checkState, context);
    if (refusal !== null) throw new DomainError('invalid', refusal);
    // An undo brings the earlier reason back, in the name of whoever gave it.
    const earlier = input.undoes === null ? null : checkOf(annotation).reasonBefore;
    const given = (isSideState(input.checkState) && earlier) || reasonFor(input.checkState, reason, context);
    return { ...input, ...reasonOf(given), ...secondAsked(annotation, input.checkState), outcome };
  },
  apply(state, entry) {
    const { annotationId, checkState, outcome } = entry.payload;
    return changeAnnotation(state, annotationId, (one) => {
      if (outcome === 'rival') return withRival(one, entry, 'checkState', { checkState });
      return { ...enterState(one, entry.payload), basis: { ...one.basis, checkState: basisOf(entry) } };
    });
  },
  touches: ({ annotationId }) => [annotationId],
});

/**
 * Why an undo may not bring a state back, or null. It puts back what was: that a verdict has become stale since is seen by itself. But nobody's undo
 * decides a claim that has no verdict, on which two differ, or of which somebody else wants a second check.
 */
function refuseUndo(annotation: Annotation, wanted: CheckState, { rules, actorId, may }: DecisionContext): string | null {
  if (wanted !== 'decided') return null;
  const isOwn = annotation.basis.checkState?.byId === actorId;
  return refuseState({ ...annotation, isStale: false }, wanted, rules, isOwn || may('assign'));
}

/** A reason is left out where there is none. */
const reasonOf = (reason: StateReason | null) => (reason ? { reason } : {});

function reasonFor(checkState: CheckState, reason: string | null, { actorId, now }: DecisionContext): StateReason | null {
  if (!isSideState(checkState)) return null;
  const text = reason?.trim() ?? '';
  if (text === '') throw new DomainError('invalid', `Say why it is set to ${checkStates[checkState].name.toLowerCase()}.`);
  return { text, byId: actorId, at: now };
}

/** Asking for a second check asks for it until one is there; deciding without it takes that back. */
function secondAsked(annotation: Annotation, checkState: CheckState): { needsSecond?: boolean } {
  const { needsSecond, second } = checkOf(annotation);
  if (checkState === 'second-check' && !needsSecond) return { needsSecond: true };
  return checkState === 'decided' && needsSecond && !second ? { needsSecond: false } : {};
}

/** The tag in another state. Reasons and questions for a second check are kept where any are known. */
export function enterState(
  one: Annotation,
  { checkState, reason = null, needsSecond }: { checkState: CheckState; reason?: StateReason | null; needsSecond?: boolean },
): Annotation {
  if (!one.check && reason === null && needsSecond === undefined) return { ...one, checkState };
  const check = one.check ?? noCheck;
  return {
    ...one,
    checkState,
    check: { ...check, reason, reasonBefore: check.reason, needsSecond: needsSecond ?? check.needsSecond },
  };
}

/**
 * Why a claim cannot be put into a state by hand, as a sentence, or null if it can. What verdicts bring about is entered by hand only where it is
 * so. `mayAssign`: who may give out work may also do without a second check that somebody asked for.
 */
export function refuseState(annotation: Annotation, wanted: CheckState, rules: DeskRules, mayAssign: boolean): string | null {
  const { verdict, isStale } = annotation;
  const { second, adjudication, needsSecond, voted, votes = [] } = checkOf(annotation);
  const differs = secondDiffers(annotation);
  const isEveryVotedOn = rules.votes?.when === 'every';
  // Votes have decided it, or somebody has after them.
  const hasVotes = voted !== undefined || (adjudication !== null && votes.length > 0);
  switch (wanted) {
    case 'second-check':
      if (!verdict || isStale) return 'Give it a verdict first; then someone else looks again.';
      if (hasVotes) return `${nameOf(annotation)} has been voted on.`;
      return second && !isEveryVotedOn ? `${nameOf(annotation)} has had its second check.` : null;
    case 'adjudication':
      return differs ? null : 'A claim comes to adjudication when two checkers differ.';
    case 'decided':
      if (!verdict || isStale) return 'A claim is decided by giving it a verdict.';
      if (differs) return 'Two checkers differ. A third person decides.';
      if (hasVotes) return null;
      if (isEveryVotedOn) return 'Editors and leads vote on every claim of this desk.';
      if (second) return null;
      if (rules.secondCheck) return 'This desk asks for a second check of every claim.';
      return needsSecond && !mayAssign ? 'A second check was asked for. An editor can do without it.' : null;
    default:
      return null;
  }
}
