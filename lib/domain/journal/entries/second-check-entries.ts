import { z } from 'zod';
import { wordsOfAnchor } from '../../anchors/anchor';
import type { ArticleState } from '../../article-state';
import { Adjudication, CheckState, SecondCheck, type Vote } from '../../checks/check';
import type { CheckRules } from '../../checks/check-rules';
import { whyNotSecond } from '../../checks/second-checker';
import { DomainError } from '../../errors';
import { sha256Hex } from '../../hash';
import { type Annotation, checkOf, secondDiffers } from '../../tags/annotation';
import { inputText } from '../../text/text-input';
import { Uuid } from '../../uuid';
import { lookedAt, withOlder } from '../../verdicts/older-grades';
import { isSameVerdict, MAX_RATIONALE_CHARS, type Verdict } from '../../verdicts/verdict';
import { endVotes, restoreVotes, shownVotes } from '../../verdicts/votes';
import { changeAnnotation, Holds, nameOf, requirePresent, stoodOn } from '../change-annotation';
import { defineEntryType, type EntryOf, type EntryType } from '../entry-type';
import { refuseIfFollows } from '../facts/fact-rules';
import { judgementLacks, judgementsOn, refuseTakingOthers, refuseUndoOfSetAside, refuseUndoUnderOthers } from '../undo-rules';
import { asRival, Based, basisOf, KeepsState, KeepsWords, Outcome, outcomeOf, SeenStateId, withRival } from '../value-outcome';
import { gradedBy, judgedWords, VerdictInput } from './verdict-entry';
import { takeVote } from './vote-entry';

/** A second check says of which verdict it is: the one that the person saw. */
const SecondInput = Based.extend({ verdictEntryId: Uuid.nullable(), second: VerdictInput.nullable() });
/** A second check as it is judged, and the state that follows. */
export const JudgedSecond = z.object({
  second: SecondCheck.omit({ entryId: true, byId: true, at: true }).nullable(),
  checkState: CheckState,
  keepsState: KeepsState,
});
export type JudgedSecond = z.infer<typeof JudgedSecond>;

/**
 * That a verdict which was given or taken back since had dropped the second check that is taken back: nothing that stands is changed by it, and it does
 * not come back with the verdict that it was of. Left out else, and by entries of before that was kept.
 */
const WasDropped = z.literal(true).optional();

const SecondPayload = SecondInput.omit({ second: true }).extend({
  ...JudgedSecond.shape,
  ...Outcome.shape,
  keepsWords: KeepsWords,
  wasDropped: WasDropped,
});

/**
 * What another person finds on a claim that has a verdict. Where it is the same, the claim is decided; where not, a third person decides.
 * With `undoes` it takes a second check back. Two at once: the stored one stays, the other stands beside it.
 */
export const secondGiven = defineEntryType({
  type: 'check.second-given',
  action: 'give verdict',
  judges: true,
  Input: SecondInput.extend({ seenStateId: SeenStateId }),
  Payload: SecondPayload,
  decide(state, { seenStateId, ...input }, context): z.infer<typeof SecondPayload> {
    const { actorId, rules, readRules, whoDecides } = context;
    const annotation = requirePresent(state, input.annotationId, context);
    refuseIfFollows(state, annotation);
    const outcome = outcomeOf(annotation, 'second check', input, checkOf(annotation).basis.secondCheck);
    if (input.undoes !== null) {
      const check = checkOf(annotation);
      if (check.second === null) return { ...input, second: null, ...takeDropped(annotation, input.undoes, actorId), outcome };
      readRules?.refuseBackOnOtherWords(annotation);
      // Where a third person took it, it is the verdict now, and the first stands in its place.
      if (!check.adjudication) refuseTakingOthers(nameOf(annotation), check.second, actorId);
      refuseUndoUnderOthers(annotation, { did: 'judged', goes: judgementsOn(annotation) }, actorId);
      const before = check.pastSeconds.at(-1);
      const checkState = before?.checkState ?? 'second-check';
      refuseUndoOfSetAside(annotation, checkState, actorId);
      return { ...input, second: null, checkState, ...whoDecides?.stateBack(state, annotation, before, input.undoes, rules), outcome };
    }
    if (input.second === null) throw new DomainError('invalid', 'Say what you found.');
    readRules?.refuseIfJudgedAnew(annotation, input.verdictEntryId);
    const keepsWords = outcome === 'rival' && ({ keepsWords: true } as const);
    const judged = judgeAgain(state, annotation, input.second, actorId, rules);
    const aside = outcome === 'stored' && readRules?.stayAside(annotation, { seenStateId, actorId });
    return { ...input, ...judged, ...aside, outcome, ...keepsWords };
  },
  apply(state, entry) {
    const { annotationId, undoes, outcome, keepsWords, second, checkState, keepsState } = entry.payload;
    return changeAnnotation(state, annotationId, (one) => {
      if (undoes !== null) return undoSecond(one, entry.payload, entry);
      if (!second) return one;
      if (outcome === 'stored') return withSecondCheck(one, { second, checkState, keepsState }, entry, entry.actorId);
      return withRival(one, entry, 'secondCheck', { second: asRival(second, keepsWords) });
    });
  },
  touches: ({ annotationId }) => [annotationId],
});

/** A second check by `byId` of the words as they are now. Refused by the rules of who may look again, and of verdicts. */
export function judgeAgain(
  state: ArticleState,
  annotation: Annotation,
  given: VerdictInput,
  byId: string,
  { scale, votes }: CheckRules,
): JudgedSecond {
  if (votes?.when === 'every') throw new DomainError('conflict', 'On this desk votes take the place of the second check.');
  const { verdict, isStale } = annotation;
  if (!verdict || isStale) throw new DomainError('conflict', `${nameOf(annotation)} has no verdict on these words. Give it the first one.`);
  const refusal = whyNotSecond(annotation, byId, state.details.authorId);
  if (refusal !== null) throw new DomainError('forbidden', refusal);
  const others = lookedAt(annotation, 'second');
  const { words, wordsHash } = judgedWords(state, annotation, given, withOlder(scale, others));
  const second = gradedBy(scale, given, others);
  return { second: { ...second, words, wordsHash }, checkState: isSameVerdict(second, verdict) ? 'decided' : 'adjudication' };
}

/** The tag with what a second person found. */
export function withSecondCheck(
  one: Annotation,
  { second, checkState, keepsState }: JudgedSecond & { second: NonNullable<JudgedSecond['second']> },
  entry: EntryOf<unknown>,
  byId: string,
): Annotation {
  // Who voted, voted on another finding, or on none.
  const check = endVotes(checkOf(one), entry.id);
  const basis = { entryId: entry.id, byId };
  return {
    ...one,
    checkState,
    check: {
      ...check,
      second: { ...second, entryId: entry.id, byId, at: entry.at },
      pastSeconds: [...check.pastSeconds, { second: check.second, checkState: one.checkState }],
      adjudication: null,
      basis: { ...check.basis, secondCheck: basis },
    },
    ...(!keepsState && { basis: { ...one.basis, checkState: basis } }),
  };
}

/** The undo of a second check that stands no more. Refused (`conflict`) where a third person had taken it, also under a verdict that came later. */
function takeDropped(annotation: Annotation, undoes: string, actorId: string) {
  const { checkState, pastVerdicts } = annotation;
  const goes = pastVerdicts.flatMap(({ verdict, adjudication }) => (verdict?.entryId === undoes && adjudication) || []);
  refuseUndoUnderOthers(annotation, { did: 'judged', goes }, actorId);
  return { checkState, keepsState: true, wasDropped: true } as const;
}

function undoSecond(
  one: Annotation,
  { checkState, keepsState, wasDropped }: Omit<JudgedSecond, 'second'> & { wasDropped?: z.infer<typeof WasDropped> },
  entry: EntryOf<unknown>,
): Annotation {
  if (wasDropped) {
    const { pastSeconds, ...left } = checkOf(one);
    const check = { ...left, pastSeconds: pastSeconds.slice(0, -1), basis: { ...left.basis, secondCheck: basisOf(entry) } };
    return { ...one, check };
  }
  const undone = checkOf(one).basis.secondCheck?.entryId;
  const check = restoreVotes(endVotes(checkOf(one), entry.id), undone);
  const pastSeconds = check.pastSeconds.slice(0, -1);
  const second = check.pastSeconds.at(-1)?.second ?? null;
  const basis = basisOf(entry);
  return {
    ...one,
    checkState,
    check: { ...check, second, pastSeconds, adjudication: null, basis: { ...check.basis, secondCheck: basis } },
    ...(!keepsState && { basis: { ...one.basis, checkState: basis } }),
  };
}

const AdjudicationInput = z.object({
  annotationId: Uuid,
  /** The first verdict, as the person saw it. Left out where nobody says, as by entries of before this was asked. */
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
  /** That the verdict whose place is taken came in an archive: beside the other it stays marked so. Left out by entries of before that was kept. */
  keepsCame: z.literal(true).optional(),
  /** That the second check was of other words than there are now: it holds for these if the first verdict does and was of the same; else it is stale. */
  standsAnew: z.literal(true).optional(),
  /** Of the vote that is taken, or of a second check that stands anew. */
  holds: Holds,
});

/** One more person decides between two checkers, or after votes that settled nothing, and says why. What was not taken stays on record as the other opinion. */
const adjudicated = defineEntryType({
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
    if (input.rationale.trim() === '') throw new DomainError('invalid', 'Say why: those who checked will read it.');
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
      : standsAnew && verdict?.held !== undefined && second.wordsHash === verdict.wordsHash;
    return {
      ...input,
      ...(second && annotation.verdict?.cameAt !== undefined && { keepsCame: true as const }),
      ...(standsAnew && { standsAnew: true as const }),
      ...(isHeld && { holds: true as const }),
    };
  },
  apply(state, entry) {
    const { annotationId, took, rationale, keepsCame, standsAnew, holds } = entry.payload;
    const adjudication: Adjudication = { entryId: entry.id, took, rationale, byId: entry.actorId, at: entry.at };
    return changeAnnotation(state, annotationId, (one) => {
      const check = checkOf(one);
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
  const isTaken = took === 'vote' ? votes.some(({ entryId }) => entryId === voteEntryId) : took === 'first' || second !== null;
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

const asSecond = ({ entryId, value, grade, rationale, words, wordsHash, byId, at }: Verdict): SecondCheck => ({
  entryId,
  value,
  ...(grade && { grade }),
  rationale,
  words,
  wordsHash,
  byId,
  at,
});

/** The entries by which a second and a third person look at a claim. */
export const secondCheckEntryTypes: EntryType[] = [secondGiven, adjudicated];
