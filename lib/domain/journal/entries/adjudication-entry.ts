import { z } from 'zod';
import { wordsOfAnchor } from '../../anchors/anchor';
import { Adjudication, type SecondCheck, type Vote } from '../../checks/check';
import { asSecond, isSecondTaken } from '../../checks/second-taken';
import { DomainError } from '../../errors';
import { sha256Hex } from '../../hash';
import { type Annotation, checkOf, secondDiffers } from '../../tags/annotation';
import { isUnseen } from '../../text/is-unseen';
import { inputText } from '../../text/text-input';
import { Uuid } from '../../uuid';
import { MAX_RATIONALE_CHARS, type Verdict } from '../../verdicts/verdict';
import { shownVotes } from '../../verdicts/votes';
import { changeAnnotation, Holds, nameOf, requirePresent, stoodOn } from '../change-annotation';
import { defineEntryType } from '../entry-type';
import { refuseIfFollows } from '../facts/fact-rules';
import { judgementLacks } from '../undo-rules';
import { basisOf } from '../value-outcome';
import { takeVote } from './vote-entry';

const AdjudicationInput = z.object({
  annotationId: Uuid,
  /** The first verdict, as the person saw it. Left out where nobody says, as by entries from before this was asked. */
  verdictEntryId: Uuid.optional(),
  /** The second check that differs, as the person saw it; null where votes alone have settled nothing. */
  secondEntryId: Uuid.nullable().default(null),
  took: Adjudication.shape.took,
  /** The vote that is taken. */
  voteEntryId: Uuid.optional(),
  rationale: inputText(MAX_RATIONALE_CHARS),
});
type AdjudicationInput = z.infer<typeof AdjudicationInput>;

const AdjudicationPayload = AdjudicationInput.extend({
  /** That the verdict whose place is taken came in an archive: beside the other it stays marked so. Left out by entries from before that was kept. */
  keepsCame: z.literal(true).optional(),
  /** That the second check was of other words than there are now: it holds for these if the first verdict does and was of the same; else it is stale. */
  standsAnew: z.literal(true).optional(),
  /** Of the vote that is taken, or of a second check that stands anew. */
  holds: Holds,
  /**
   * That it was decided for the second checker before, so that what stood beside the verdict is the first one: with that decision it goes. Left out
   * else, and by entries from before it did.
   */
  dropsFirst: z.literal(true).optional(),
});

/** One more person decides between two checkers, or after votes that settled nothing, and says why. What was not taken stays on record as the other opinion. */
export const adjudicated = defineEntryType({
  type: 'check.adjudicated',
  action: 'give verdict',
  judges: true,
  Input: AdjudicationInput,
  Payload: AdjudicationPayload,
  decide(state, input, context) {
    const annotation = requirePresent(state, input.annotationId, context);
    refuseIfFollows(state, annotation);
    requireOpen(annotation, input);
    // It may be another by now under the same second check: nobody takes or passes over a verdict that they have not seen.
    if (input.verdictEntryId !== undefined) context.readRules?.refuseIfJudgedAnew(annotation, input.verdictEntryId);
    const refusal =
      context.whoDecides?.whyNotAdjudicate(annotation, context.actorId, state.details.authorId) ??
      context.whoDecides?.whyNotBeforeVotes(annotation, context.rules.votes, context.may('decide after votes')) ??
      null;
    if (refusal !== null) throw new DomainError('forbidden', refusal);
    if (annotation.isStale) throw new DomainError('conflict', `The words of ${nameOf(annotation)} have changed since. Check them again.`);
    if (isUnseen(input.rationale)) throw new DomainError('invalid', 'Say why: those who checked will read it.');
    // What it rests on may have gone since: only the verdict that stands keeps its source.
    const taken = takenBy(annotation, input);
    const lacks = taken && judgementLacks(taken, annotation);
    if (lacks) throw new DomainError('conflict', lacks);
    const second = input.took === 'second' ? taken : null;
    const vote = input.took === 'vote' ? votedFor(annotation, input) : undefined;
    const standsAnew = second !== null && second.wordsHash !== sha256Hex(wordsOfAnchor(state.doc, annotation.anchor));
    const { verdict } = annotation;
    // The first one is not stale: it holds for the words of now, or is of them.
    const isHeld = vote
      ? !takeVote(state, annotation, vote).isStale
      : verdict?.held !== undefined && second?.wordsHash === verdict.wordsHash;
    return {
      ...input,
      ...(second && annotation.verdict?.cameAt !== undefined && { keepsCame: true as const }),
      ...(standsAnew && { standsAnew: true as const }),
      ...((vote || standsAnew) && { holds: isHeld }),
      ...(isSecondTaken(annotation) && { dropsFirst: true as const }),
    };
  },
  apply(state, entry) {
    const { annotationId, took, rationale, keepsCame, standsAnew, holds, dropsFirst } = entry.payload;
    const adjudication: Adjudication = { entryId: entry.id, took, rationale, byId: entry.actorId, at: entry.at };
    return changeAnnotation(state, annotationId, (one) => {
      const check = { ...checkOf(one), ...(dropsFirst && { second: null }) };
      const basis = { ...one.basis, checkState: basisOf(entry) };
      const decided = { ...one, checkState: 'decided' as const, basis, check: { ...check, adjudication } };
      if (took === 'vote') {
        const vote = votedFor(one, entry.payload);
        const before = { ...decided, checkState: one.checkState };
        return vote ? { ...takeVote(state, before, vote, one.anchor, holds), checkState: 'decided' } : decided;
      }
      if (took === 'first' || !check.second || !one.verdict) return decided;
      const held = standsAnew && (holds || check.second.wordsHash === one.verdict.wordsHash) && one.verdict.held;
      const taken = {
        ...decided,
        verdict: { ...asVerdict(one.verdict, check.second), ...(held && { held }) },
        pastVerdicts: [...one.pastVerdicts, { verdict: one.verdict, checkState: one.checkState, second: check.second }],
        check: { ...check, second: { ...asSecond(one.verdict), ...(keepsCame && { cameAt: one.verdict.cameAt }) }, adjudication },
        basis: { ...basis, verdict: { entryId: check.second.entryId, byId: check.second.byId } },
      };
      return standsAnew ? { ...taken, ...stoodOn(taken, state.doc, one.anchor, holds) } : taken;
    });
  },
  touches: ({ annotationId }) => [annotationId],
});

const votedFor = (annotation: Annotation, { voteEntryId }: Pick<AdjudicationInput, 'voteEntryId'>) =>
  shownVotes(annotation).find(({ entryId }) => entryId === voteEntryId);

/** Refused (`conflict`) where what the person decided between is no more. */
function requireOpen(annotation: Annotation, { secondEntryId, took, voteEntryId }: AdjudicationInput): void {
  const { second } = checkOf(annotation);
  const votes = shownVotes(annotation);
  const isThere = second ? second.entryId === secondEntryId : votes.length > 0 && secondEntryId === null;
  // What stands beside a second check that was taken is the first verdict, which that decision has overruled.
  const isSecondThere = second !== null && !isSecondTaken(annotation);
  const isTaken = took === 'vote' ? votes.some(({ entryId }) => entryId === voteEntryId) : took === 'first' || isSecondThere;
  // In whatever state the work goes on, as the card shows it; who may decide says of a stop that it comes first.
  const isOpen = annotation.checkState === 'adjudication' || (annotation.checkState !== 'second-check' && secondDiffers(annotation));
  if (isOpen && annotation.verdict && isThere && isTaken) return;
  throw new DomainError('conflict', `Nobody differs on ${nameOf(annotation)} any more.`);
}

/** The judgement that is to become the verdict, or null where the first stays. */
function takenBy(annotation: Annotation, input: AdjudicationInput): SecondCheck | Vote | null {
  if (input.took === 'second') return checkOf(annotation).second;
  return (input.took === 'vote' && votedFor(annotation, input)) || null;
}

/** The second checker's finding as the verdict that stands: in their name, on the words that they judged. */
const asVerdict = ({ scale }: Verdict, second: SecondCheck): Verdict => ({ ...second, scale });
