import { z } from 'zod';
import type { ArticleState } from '../../article-state';
import { CheckState, SecondCheck } from '../../checks/check';
import type { CheckRules } from '../../checks/check-rules';
import { whyNotSecond } from '../../checks/second-checker';
import { DomainError } from '../../errors';
import { type Annotation, checkOf } from '../../tags/annotation';
import { Uuid } from '../../uuid';
import { lookedAt, withOlder } from '../../verdicts/older-grades';
import { isSameVerdict } from '../../verdicts/verdict';
import { endVotes, restoreVotes } from '../../verdicts/votes';
import { changeAnnotation, nameOf, requirePresent } from '../change-annotation';
import { defineEntryType, type EntryOf } from '../entry-type';
import { refuseIfFollows } from '../facts/fact-rules';
import { gradedBy, judgedWords, VerdictInput } from '../judge';
import { judgementsOn, refuseTakingOthers, refuseUndoOfSetAside, refuseUndoUnderOthers } from '../undo-rules';
import { asRival, Based, basisOf, KeepsState, KeepsWords, Outcome, outcomeOf, SeenStateId, withRival } from '../value-outcome';

/** A second check says of which verdict it is: the one that the person saw. */
const SecondInput = Based.extend({ verdictEntryId: Uuid.nullable(), second: VerdictInput.nullable() });
/** A second check as it is judged, and the state that follows. */
export const JudgedSecond = z.object({
  second: SecondCheck.omit({ entryId: true, byId: true, at: true }).nullable(),
  checkState: CheckState,
  keepsState: KeepsState,
  /** That a third person had decided before, which is kept for the undo. Left out else, and by entries from before it was. */
  keepsDecision: z.literal(true).optional(),
});
export type JudgedSecond = z.infer<typeof JudgedSecond>;

/**
 * That a verdict which was given or taken back since had dropped the second check that is taken back: nothing that stands is changed by it, and it does
 * not come back with the verdict that it was of. Left out else, and by entries from before that was kept.
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
    const { annotationId, undoes, outcome, keepsWords, second } = entry.payload;
    return changeAnnotation(state, annotationId, (one) => {
      if (undoes !== null) return undoSecond(one, entry.payload, entry);
      if (!second) return one;
      if (outcome === 'stored') return withSecondCheck(one, { ...entry.payload, second }, entry, entry.actorId);
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
  return {
    second: { ...second, words, wordsHash },
    checkState: isSameVerdict(second, verdict) ? 'decided' : 'adjudication',
    ...(checkOf(annotation).adjudication && { keepsDecision: true as const }),
  };
}

/** The tag with what a second person found. */
export function withSecondCheck(
  one: Annotation,
  { second, checkState, keepsState, keepsDecision }: JudgedSecond & { second: NonNullable<JudgedSecond['second']> },
  entry: EntryOf<unknown>,
  byId: string,
): Annotation {
  // Who voted, voted on another finding, or on none.
  const check = endVotes(checkOf(one), entry.id);
  const { adjudication } = check;
  const past = { second: check.second, checkState: one.checkState, ...(keepsDecision && adjudication && { adjudication }) };
  const basis = { entryId: entry.id, byId };
  return {
    ...one,
    checkState,
    check: {
      ...check,
      second: { ...second, entryId: entry.id, byId, at: entry.at },
      pastSeconds: [...check.pastSeconds, past],
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
  const { second = null, adjudication = null } = check.pastSeconds.at(-1) ?? {};
  const basis = basisOf(entry);
  return {
    ...one,
    checkState,
    check: { ...check, second, pastSeconds, adjudication, basis: { ...check.basis, secondCheck: basis } },
    ...(!keepsState && { basis: { ...one.basis, checkState: basis } }),
  };
}
