import { z } from 'zod';
import type { ArticleState } from '../../article-state';
import { CheckState, checkStates, isSideState, MAX_REASON_CHARS, noCheck, StateReason } from '../../checks/check';
import { looksHere, secondThatCounts } from '../../checks/looks-here';
import { DomainError } from '../../errors';
import type { DeskRules } from '../../sign-off/desk-rules';
import { type Annotation, checkOf, type PastState, ProposedState, secondDiffers } from '../../tags/annotation';
import { inputText } from '../../text/text-input';
import { countVotes } from '../../verdicts/votes';
import { changeAnnotation, nameOf, requirePresent } from '../change-annotation';
import { type DecisionContext, defineEntryType } from '../entry-type';
import { requireOwnCheck } from '../facts/fact-rules';
import { findReturn, keepPastState } from '../past-states';
import { refuseUndoOfJoined } from '../undo-rules';
import { Based, basisOf, Outcome, outcomeOf, withRival } from '../value-outcome';

const StateInput = Based.extend({ checkState: CheckState, reason: inputText(MAX_REASON_CHARS).nullable().default(null) });

/** What a change of the state brings along: why, in a side state; whether a second check is asked for from now on. */
export const StateChange = z.object({
  checkState: CheckState,
  reason: StateReason.nullable().optional(),
  needsSecond: z.boolean().optional(),
});
type StateChange = z.infer<typeof StateChange>;

const StatePayload = Based.extend({
  ...StateChange.shape,
  /** Which way it goes through the states of the claim. Left out by entries of before these were kept. */
  move: z.enum(['on', 'back', 'again']).optional(),
  /** What stands beside the stored state, where it has a reason. */
  proposed: ProposedState.optional(),
  ...Outcome.shape,
});

type StatePayload = z.infer<typeof StatePayload>;

/** How far the check of a claim is, said by a person. */
export const stateChanged = defineEntryType({
  type: 'check.state-changed',
  action: 'tag',
  Input: StateInput,
  Payload: StatePayload,
  decide(state, { reason, ...input }, context): StatePayload {
    const annotation = requirePresent(state, input.annotationId, context);
    requireOwnCheck(state, annotation);
    const outcome = outcomeOf(annotation, 'state', input, annotation.basis.checkState);
    if (input.undoes !== null) refuseUndoOfJoined(annotation, input.undoes, context.actorId);
    const found = input.undoes === null ? null : findReturn(annotation, input.checkState);
    // An undo of what is not kept, or to a state in which the claim was not, goes by the rules of any change.
    // That a verdict has become stale since is seen by itself.
    const seen = input.undoes === null ? annotation : { ...annotation, isStale: false };
    const change = found ? returnTo(state, seen, found.past, context) : changeState(state, seen, input.checkState, reason, context);
    if (outcome === 'stored') return { ...input, ...change, move: found?.move ?? 'on', outcome };
    return { ...input, ...(change.reason && { proposed: { checkState: input.checkState, reason: change.reason } }), outcome };
  },
  apply(state, entry) {
    const { annotationId, checkState, move, proposed = { checkState }, outcome } = entry.payload;
    return changeAnnotation(state, annotationId, (one) => {
      if (outcome === 'rival') return withRival(one, entry, 'checkState', proposed);
      return {
        ...enterState(one, entry.payload),
        ...(move && keepPastState(one, move, entry)),
        basis: { ...one.basis, checkState: basisOf(entry) },
      };
    });
  },
  touches: ({ annotationId }) => [annotationId],
});

/** A state that is given now. Refused (`invalid`) as `refuseState` says, and where a side state has no reason. */
function changeState(
  { details }: ArticleState,
  annotation: Annotation,
  checkState: CheckState,
  reason: string | null,
  context: DecisionContext,
): StateChange {
  refuseWith(refuseState(annotation, checkState, context.rules, context.may('assign'), details.authorId));
  return { checkState, ...reasonOf(reasonFor(checkState, reason, context)), ...secondAsked(annotation, checkState) };
}

/** A state that somebody proposed, when it is taken: by the same rules, with their reason. Where that is not known any more it is refused (`conflict`). */
export function takeState(
  state: ArticleState,
  annotation: Annotation,
  { checkState, reason }: ProposedState,
  { rules, may }: DecisionContext,
): StateChange {
  requireOwnCheck(state, annotation);
  refuseWith(refuseState(annotation, checkState, rules, may('assign'), state.details.authorId));
  if (isSideState(checkState) && !reason) {
    const name = checkStates[checkState].name.toLowerCase();
    throw new DomainError(
      'conflict',
      `Nobody knows any more why it was to be set to ${name}. Keep the other, and set it anew with a reason.`,
    );
  }
  return { checkState, ...reasonOf(reason ?? null), ...secondAsked(annotation, checkState) };
}

/**
 * A state in which the claim was before, with its reason in the name of whoever gave it. Nobody's undo decides a claim that has no verdict, on which
 * two differ, or of which somebody else wants a second check.
 */
function returnTo(
  { details }: ArticleState,
  annotation: Annotation,
  past: PastState,
  { rules, actorId, may }: DecisionContext,
): StateChange {
  const check = checkOf(annotation);
  // Whoever asked for a second check may take that back, unless something came of it, or somebody was named for it since. A tag that was merged into
  // this one when it was asked for may have come with the same question of another person.
  const isNewest = annotation.basis.checkState?.entryId === past.entryId;
  const isJoined = (annotation.pastMerges ?? []).some((one) => one.check?.needsSecond);
  const isOwn = past.byId === actorId && isNewest && !isJoined && annotation.checkState === 'second-check' && check.secondId === null;
  const needsSecond = past.needsSecond || (check.needsSecond && !isOwn);
  const asked = { ...annotation, check: { ...check, needsSecond } };
  const refusalOf = (wanted: CheckState) => refuseState(asked, wanted, rules, may('assign'), details.authorId);
  const checkState = refusalOf(past.checkState) === null ? past.checkState : sinceStopped(annotation, past.checkState);
  refuseWith(refusalOf(checkState));
  const isAsked = needsSecond && (checkState !== 'decided' || looksHere(annotation).second !== null);
  return { checkState, ...reasonOf(past.reason), ...(isAsked !== check.needsSecond && { needsSecond: isAsked }) };
}

/** What the state before a stop has become by a second check that was found meanwhile, and kept: that of a claim on which two differ, or a decided one. */
function sinceStopped(annotation: Annotation, before: CheckState): CheckState {
  if (!isSideState(annotation.checkState) || (before !== 'second-check' && before !== 'decided')) return before;
  if (secondDiffers(annotation)) return 'adjudication';
  return looksHere(annotation).second ? 'decided' : before;
}

function refuseWith(refusal: string | null): void {
  if (refusal !== null) throw new DomainError('invalid', refusal);
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
  const { needsSecond } = checkOf(annotation);
  const { second } = looksHere(annotation);
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
 * so. `mayAssign`: who may give out work may also do without a second check that somebody asked for. Where the author of now gave
 * the second check, another one can be asked for.
 */
export function refuseState(
  annotation: Annotation,
  wanted: CheckState,
  rules: DeskRules,
  mayAssign: boolean,
  authorId: string | null,
): string | null {
  const { verdict, isStale } = annotation;
  const { needsSecond } = checkOf(annotation);
  const { second, adjudication, voted, votes } = looksHere(annotation);
  const differs = secondDiffers(annotation);
  const isEveryVotedOn = rules.votes?.when === 'every';
  // Votes have decided it, or somebody has after them.
  const hasVotes = voted !== null || (adjudication !== null && votes.length > 0);
  const isTied = !hasVotes && !isStale && votes.length > 0 && rules.votes !== null && countVotes(votes, rules.votes).is === 'tied';
  switch (wanted) {
    case 'second-check':
      if (!verdict || isStale) return 'Give it a verdict first; then someone else looks again.';
      if (hasVotes) return `${nameOf(annotation)} has been voted on.`;
      return secondThatCounts(annotation, authorId) && !isEveryVotedOn ? `${nameOf(annotation)} has had its second check.` : null;
    case 'adjudication':
      return differs || isTied ? null : 'A claim comes to adjudication when two checkers differ.';
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
