import { z } from 'zod';
import { AnchorRange, wordsOfAnchor } from '../../anchors/anchor';
import type { ArticleState } from '../../article-state';
import { CheckMethod } from '../../checks/check';
import { DomainError } from '../../errors';
import { sha256Hex } from '../../hash';
import type { Annotation, ProposedVerdict, Rival, ValueField } from '../../tags/annotation';
import { TagKind } from '../../tags/tag-kinds';
import { ERASED } from '../../text/erased-sign';
import { Uuid } from '../../uuid';
import { lookedAt, withOlder } from '../../verdicts/older-grades';
import { gradeIdOf, type NamedVerdict, type Verdict, verdictName } from '../../verdicts/verdict';
import type { VerdictScale } from '../../verdicts/verdict-scale';
import { changeAnnotation, nameOf, requirePresent } from '../change-annotation';
import { type DecisionContext, defineEntryType, type EntryType } from '../entry-type';
import { refuseIfFollows, refuseIfInFacts } from '../facts/fact-rules';
import { JudgedVerdict, judge } from '../judge';
import { checkValueTypes, refuseCheckValue, SecondAsked, withCheckValue, withSecondAsked } from './check-entries';
import { enterState, StateChange, stateChanged, takeState } from './check-state-entry';
import { applyKind, EndedVerdictId, KindMove, kindChanged, labelFor, moveOn } from './kind-entry';
import { JudgedSecond, judgeAgain, secondGiven, withSecondCheck } from './second-check-entry';
import { applyVerdict, verdictGiven } from './verdict-entry';

const Settled = z.object({
  annotationId: Uuid,
  rivalEntryId: Uuid,
  /** The entry of the value that stands, as the person saw it beside the other: null where none gave it. Left out where nobody says, as by entries from before this was asked. */
  basedOn: Uuid.nullable().optional(),
  take: z.boolean(),
});

const Taken = z.union([
  z.object({
    field: z.literal('kind'),
    kind: TagKind,
    label: z.string().nullable(),
    isNewLabel: z.boolean(),
    move: KindMove,
    verdictEntryId: EndedVerdictId,
  }),
  z.object({ field: z.literal('checkState'), ...StateChange.shape }),
  /** `was` as with a verdict that is given. */
  z.object({ field: z.literal('verdict'), ...JudgedVerdict.shape, was: z.array(AnchorRange).optional() }),
  z.object({ field: z.literal('secondCheck'), ...JudgedSecond.shape }),
  z.object({ field: z.literal('assignee'), value: z.object({ assigneeId: z.string().nullable() }) }),
  z.object({ field: z.literal('secondChecker'), value: z.object({ secondId: z.string().nullable() }), asked: SecondAsked }),
  z.object({ field: z.literal('due'), value: z.object({ dueAt: z.string().nullable() }) }),
  z.object({ field: z.literal('methods'), value: z.object({ methods: z.array(CheckMethod) }) }),
]);
type Taken = z.infer<typeof Taken>;

/** Keep or Take: the end of a rivalry, by name. */
export const rivalSettled = defineEntryType({
  type: 'rival.settled',
  action: 'tag',
  seesClaim: true,
  Input: Settled,
  Payload: Settled.extend({ taken: Taken.nullable() }),
  decide(state, input, context) {
    const annotation = requirePresent(state, input.annotationId, context);
    const rival = annotation.rivals.find((one) => one.entryId === input.rivalEntryId);
    if (!rival) throw new DomainError('conflict', 'Someone has settled this already.');
    context.readRules?.refuseIfStoredAnew(annotation, rival.field, input.basedOn);
    const taken = input.take ? take(state, annotation, rival, context) : null;
    const isJudged = taken?.field === 'verdict' || taken?.field === 'secondCheck';
    // Whoever chooses between two judgements says nothing of what stopped the work.
    return { ...input, taken: isJudged ? { ...taken, ...context.readRules?.stayAside(annotation, null) } : taken };
  },
  apply(state, entry) {
    const { annotationId, rivalEntryId, taken } = entry.payload;
    const rival = state.annotations.get(annotationId)?.rivals.find((one) => one.entryId === rivalEntryId);
    const settled = changeAnnotation(state, annotationId, (one) => ({
      ...one,
      rivals: one.rivals.filter((other) => other.entryId !== rivalEntryId),
    }));
    if (!taken || !rival) return settled;
    if (taken.field === 'kind') return applyKind(settled, { ...entry, payload: { annotationId, undoes: null, ...taken } });
    if (taken.field === 'verdict') return applyVerdict(settled, { ...entry, payload: { annotationId, ...taken } }, rival.byId);
    const basis = { entryId: entry.id, byId: rival.byId };
    return changeAnnotation(settled, annotationId, (one) => {
      if (taken.field === 'checkState') return { ...enterState(one, taken), basis: { ...one.basis, checkState: basis } };
      if (taken.field !== 'secondCheck') {
        const given = withCheckValue(one, taken.field, taken.value, basis);
        return taken.field === 'secondChecker' ? withSecondAsked(one, given, taken.asked, entry) : given;
      }
      const { second } = taken;
      return second ? withSecondCheck(one, { ...taken, second }, entry, rival.byId) : one;
    });
  },
  touches: ({ annotationId }) => [annotationId],
});

/** By value the entry that gives it: taking one takes the same right. */
const givingTypes: Record<ValueField, EntryType> = {
  kind: kindChanged,
  checkState: stateChanged,
  verdict: verdictGiven,
  secondCheck: secondGiven,
  ...checkValueTypes,
};

/** What is taken, by the rules of giving it now: what was proposed may have been passed by since. A judgement is in the name of whoever gave it. */
function take(state: ArticleState, annotation: Annotation, { field, proposed, byId, cameAt }: Rival, context: DecisionContext): Taken {
  requireRight(field, context);
  if ('kind' in proposed) {
    if (proposed.kind !== 'claim') refuseIfInFacts(state, annotation);
    return {
      field: 'kind',
      kind: proposed.kind,
      ...moveOn(annotation, proposed.kind),
      ...labelFor(state, annotation, proposed.kind, context),
    };
  }
  if ('checkState' in proposed) return { field: 'checkState', ...takeState(state, annotation, proposed, context) };
  refuseIfFollows(state, annotation);
  const { rules } = context;
  if ('verdict' in proposed) {
    const given = proposed.verdict && asProposed(annotation, proposed.verdict, rules.scale);
    const before = proposed.verdict && wordsBefore(state, annotation, proposed.verdict);
    const judged = judge(state, annotation, given, byId, rules);
    if (!judged.verdict) return { field: 'verdict', ...judged };
    // It is given here now: rules that were turned on since it came ask for their looks at it.
    const came = cameAt !== undefined && { cameAt: context.now };
    const verdict = { ...judged.verdict, ...before, ...came };
    if (before || !judged.anchor) return { field: 'verdict', ...judged, verdict, anchor: null };
    return { field: 'verdict', ...judged, verdict, was: [...annotation.anchor.ranges] };
  }
  if ('second' in proposed) {
    const given = asProposed(annotation, proposed.second, withOlder(rules.scale, lookedAt(annotation, 'second')));
    const before = wordsBefore(state, annotation, proposed.second);
    const { second, checkState, ...rest } = judgeAgain(state, annotation, given, byId, rules);
    const words = before && { words: before.words, wordsHash: before.wordsHash };
    // What came in an archive is no look of this house: a claim that waits for one goes on waiting.
    if (cameAt === undefined) return { field: 'secondCheck', second: second && { ...second, ...words }, checkState, ...rest };
    const waits = checkState === 'decided' ? annotation.checkState : checkState;
    return { field: 'secondCheck', second: second && { ...second, ...words, cameAt }, checkState: waits, ...rest };
  }
  const taken = checkValueOf(proposed);
  refuseCheckValue(state, annotation, taken, context);
  const asked = taken.field === 'secondChecker' && context.whoDecides?.askSecond(state, annotation, taken.value.secondId, null, context);
  return { ...taken, ...(asked && { asked }) };
}

function requireRight(field: ValueField, { may }: DecisionContext): void {
  const { action } = givingTypes[field];
  if (action === null || action === rivalSettled.action || may(action)) return;
  const sentence =
    action === 'assign' ? 'Editors and leads give out claims and say by when.' : 'Those who give verdicts on this desk settle this.';
  throw new DomainError('forbidden', sentence);
}

/**
 * The words that somebody judged, where they are others than those of now and the verdict that stands holds for both; null where they are those of
 * now. Refused (`conflict`) on all others, and where the claim's statement says something else by now: it would be theirs on words that they have never seen.
 */
function wordsBefore(
  { doc }: ArticleState,
  annotation: Annotation,
  { wordsHash, restatedFrom }: ProposedVerdict,
): Pick<Verdict, 'words' | 'wordsHash' | 'held'> | null {
  if (restatedFrom !== undefined)
    throw new DomainError('conflict', `What is checked of ${nameOf(annotation)} has changed since. Keep the other, and check it again.`);
  const { verdict } = annotation;
  const words = wordsOfAnchor(doc, annotation.anchor);
  const now = sha256Hex(words);
  if (wordsHash === now) return null;
  if (verdict && wordsHash === verdict.wordsHash && verdict.held?.wordsHash === now) {
    return { words: verdict.words, wordsHash, held: verdict.held };
  }
  const name = nameOf(annotation);
  // Beside words that stand somewhere else the hash itself was erased.
  if (wordsHash?.startsWith(ERASED) || wordsHash === sha256Hex(words.replace(/[^\n]/g, ERASED)))
    throw new DomainError('conflict', `What was said was erased, with the words that it was of. Keep the other, and check ${name} again.`);
  const changed = `The words of ${name} have changed since. Keep the other, and check them again.`;
  const isUnknown = wordsHash === undefined && !annotation.isStale;
  throw new DomainError(
    'conflict',
    isUnknown ? `Nobody knows any more of which words this was said. Keep the other, and check ${name} again.` : changed,
  );
}

/** A judgement as it was given. Refused (`conflict`) where the house calls nothing by that name any more: nobody is to have said something else. */
function asProposed(annotation: Annotation, proposed: NamedVerdict & { rationale: string }, { grades }: Pick<VerdictScale, 'grades'>) {
  const { value, rationale } = proposed;
  const [gradeId, called] = [gradeIdOf(proposed), verdictName(proposed)];
  if (grades.some(({ id, standing, name }) => id === gradeId && standing === value && name === called))
    return { value, rationale, gradeId };
  const rest = `there is no “${called}” any more. Keep the other, or give ${nameOf(annotation)} a verdict anew.`;
  throw new DomainError('conflict', `The verdicts of this house have changed since: ${rest}`);
}

function checkValueOf(
  proposed: Extract<Rival['proposed'], { assigneeId: unknown } | { secondId: unknown } | { dueAt: unknown } | { methods: unknown }>,
) {
  if ('assigneeId' in proposed) return { field: 'assignee' as const, value: proposed };
  if ('secondId' in proposed) return { field: 'secondChecker' as const, value: proposed };
  return 'dueAt' in proposed ? { field: 'due' as const, value: proposed } : { field: 'methods' as const, value: proposed };
}
