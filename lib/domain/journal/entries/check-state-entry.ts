import { z } from 'zod';
import type { ArticleState } from '../../article-state';
import { CheckState, checkStates, isSideState, MAX_REASON_CHARS, noCheck, StateReason } from '../../checks/check';
import { looksHere, secondThatCounts } from '../../checks/looks-here';
import { DomainError } from '../../errors';
import { type Annotation, checkOf, type PastState, ProposedState, secondDiffers } from '../../tags/annotation';
import { isUnseen } from '../../text/is-unseen';
import { inputText } from '../../text/text-input';
import { changeAnnotation, requirePresent } from '../change-annotation';
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
  /** Which way it goes through the states of the claim. Left out by entries from before these were kept. */
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
  seesClaim: true,
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

/**
 * Why a state is refused, which the server says. The browser's card and dialog have asked; what an undo or a verdict that is taken brings back it shows until
 * the server has said otherwise.
 */
const refusalOf = (
  { details }: ArticleState,
  annotation: Annotation,
  wanted: CheckState,
  { rules, may, whoDecides }: DecisionContext,
): string | null => whoDecides?.whyNotState(annotation, wanted, rules, may('assign'), details.authorId) ?? null;

function requireState(...asked: Parameters<typeof refusalOf>): void {
  const refusal = refusalOf(...asked);
  if (refusal !== null) throw new DomainError('invalid', refusal);
}

/** A state that is given now. Refused (`invalid`) as `whyNotState` says, and where a side state has no reason. */
function changeState(
  state: ArticleState,
  annotation: Annotation,
  checkState: CheckState,
  reason: string | null,
  context: DecisionContext,
): StateChange {
  requireState(state, annotation, checkState, context);
  const { authorId } = state.details;
  return { checkState, ...reasonOf(reasonFor(checkState, reason, context)), ...secondAsked(annotation, checkState, authorId) };
}

/** A state that somebody proposed, when it is taken: by the same rules, with their reason. Where that is not known any more it is refused (`conflict`). */
export function takeState(
  state: ArticleState,
  annotation: Annotation,
  { checkState, reason }: ProposedState,
  context: DecisionContext,
): StateChange {
  requireOwnCheck(state, annotation);
  requireState(state, annotation, checkState, context);
  if (isSideState(checkState) && !reason) {
    const name = checkStates[checkState].name.toLowerCase();
    throw new DomainError(
      'conflict',
      `Nobody knows any more why it was to be set to ${name}. Keep the other, and set it anew with a reason.`,
    );
  }
  return { checkState, ...reasonOf(reason ?? null), ...secondAsked(annotation, checkState, state.details.authorId) };
}

/**
 * A state in which the claim was before, with its reason in the name of whoever gave it. Nobody's undo decides a claim that has no verdict, on which
 * two differ, or of which somebody else wants a second check.
 */
function returnTo(state: ArticleState, annotation: Annotation, past: PastState, context: DecisionContext): StateChange {
  const check = checkOf(annotation);
  // Whoever asked for a second check may take that back, unless something came of it, or somebody was named for it since. A tag that was merged into
  // this one when it was asked for may have come with the same question of another person.
  const isNewest = annotation.basis.checkState?.entryId === past.entryId;
  const isJoined = (annotation.pastMerges ?? []).some((one) => one.check?.needsSecond);
  const isOwn =
    past.byId === context.actorId && isNewest && !isJoined && annotation.checkState === 'second-check' && check.secondId === null;
  const needsSecond = past.needsSecond || (check.needsSecond && !isOwn);
  const asked = { ...annotation, check: { ...check, needsSecond } };
  const isAllowed = refusalOf(state, asked, past.checkState, context) === null;
  const checkState = isAllowed ? past.checkState : sinceStopped(annotation, past.checkState);
  requireState(state, asked, checkState, context);
  const isAsked = needsSecond && (checkState !== 'decided' || secondThatCounts(annotation, state.details.authorId) !== null);
  return { checkState, ...reasonOf(past.reason), ...(isAsked !== check.needsSecond && { needsSecond: isAsked }) };
}

/** What the state before a stop has become by a second check that was found meanwhile, and kept: that of a claim on which two differ, or a decided one. */
function sinceStopped(annotation: Annotation, before: CheckState): CheckState {
  if (!isSideState(annotation.checkState) || (before !== 'second-check' && before !== 'decided')) return before;
  if (secondDiffers(annotation)) return 'adjudication';
  return looksHere(annotation).second ? 'decided' : before;
}

/** A reason is left out where there is none. */
const reasonOf = (reason: StateReason | null) => (reason ? { reason } : {});

function reasonFor(checkState: CheckState, reason: string | null, { actorId, now }: DecisionContext): StateReason | null {
  if (!isSideState(checkState)) return null;
  const text = reason?.trim() ?? '';
  if (isUnseen(text)) throw new DomainError('invalid', `Say why it is set to ${checkStates[checkState].name.toLowerCase()}.`);
  return { text, byId: actorId, at: now };
}

/** Asking for a second check asks for it until one is there; deciding without it takes that back. */
function secondAsked(annotation: Annotation, checkState: CheckState, authorId: string | null): { needsSecond?: boolean } {
  const { needsSecond } = checkOf(annotation);
  if (checkState === 'second-check' && !needsSecond) return { needsSecond: true };
  return checkState === 'decided' && needsSecond && !secondThatCounts(annotation, authorId) ? { needsSecond: false } : {};
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
