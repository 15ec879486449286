import { Mapping } from '@tiptap/pm/transform';
import { z } from 'zod';
import { AnchorRange } from '../../anchors/anchor';
import type { ArticleState } from '../../article-state';
import type { Voted } from '../../checks/check';
import { type Annotation, checkOf } from '../../tags/annotation';
import { inputText } from '../../text/text-input';
import { Uuid } from '../../uuid';
import { endVotes, restoreVotes } from '../../verdicts/votes';
import { changeAnnotation, Holds, holding, nameOf, requirePresent, stoodOn } from '../change-annotation';
import { defineEntryType, type EntryOf } from '../entry-type';
import { MAX_SEEN_CHARS } from '../facts/claim-seen';
import { refuseIfFollows } from '../facts/fact-rules';
import { JudgedVerdict, judge, VerdictInput } from '../judge';
import { anchorFromInput } from '../ranges-input';
import {
  judgementsOn,
  refuseTakingOthers,
  refuseUndoOfSetAside,
  refuseUndoUnderOtherKind,
  refuseUndoUnderOthers,
  refuseUnfounded,
} from '../undo-rules';
import { asRival, Based, KeepsWords, Outcome, outcomeOf, SeenStateId, withRival } from '../value-outcome';

/**
 * The entry that said what is checked of the claim when somebody judged it, as they saw it: null where none had. Left out where nobody says, as by
 * entries from before this was asked, and what is judged is then what stands.
 */
const StatedEntryId = Uuid.nullable().optional();

/** The words of the claim as whoever judges it sees them. Left out where nobody says, as above. Not stored: a verdict keeps them. */
const SeenWords = inputText(MAX_SEEN_CHARS).optional();

const VerdictPayload = Based.extend({
  ...JudgedVerdict.shape,
  ...Outcome.shape,
  keepsWords: KeepsWords,
  statedEntryId: StatedEntryId,
  holds: Holds,
  /** The tag's ranges before, where the verdict put it on drifted words: the undo's way back. Left out else, and by entries from before. */
  was: z.array(AnchorRange).optional(),
});

/**
 * A verdict, or null to take it back. With `undoes` it puts back what stood before that entry, words and all: the earlier verdict is
 * not given anew on words that it never judged, and the tag has the words of then to come back to, unless somebody has placed it since. It is asked for what it rests on all the same, and others have not judged the newest since.
 * One that was given on words or on a statement that say something else by now is kept, and is stale.
 */
export const verdictGiven = defineEntryType({
  type: 'verdict.given',
  action: 'give verdict',
  judges: true,
  Input: Based.extend({ verdict: VerdictInput.nullable(), statedEntryId: StatedEntryId, seenWords: SeenWords, seenStateId: SeenStateId }),
  Payload: VerdictPayload,
  decide(state, { seenWords, seenStateId, ...input }, context): z.infer<typeof VerdictPayload> {
    const { actorId, rules, readRules, whoDecides, earlierPlace } = context;
    const annotation = requirePresent(state, input.annotationId, context);
    refuseIfFollows(state, annotation);
    const outcome = outcomeOf(annotation, 'verdict', input, annotation.basis.verdict);
    if (input.undoes !== null) {
      refuseUndoUnderOtherKind(annotation, input.undoes);
      refuseTakingOthers(nameOf(annotation), annotation.verdict, actorId);
      const past = annotation.pastVerdicts.at(-1);
      const isWithout = past !== undefined && isSecondGone(annotation, past);
      const before = isWithout ? withoutSaid(past) : past;
      const stays = [before?.second, before?.adjudication].filter((one) => one !== undefined);
      refuseUndoUnderOthers(annotation, { did: 'judged', goes: judgementsOn(annotation), stays }, actorId);
      refuseUndoOfSetAside(annotation, before?.checkState ?? 'untouched', actorId);
      refuseUnfounded(annotation, before?.verdict ?? null);
      const anchor = earlierPlace ? anchorFromInput(state.doc, earlierPlace, new Mapping(), { earlier: earlierPlace }) : null;
      const back = {
        ...whoDecides?.stateBack(state, annotation, before, input.undoes, rules, isWithout),
        ...(isWithout && { keepsSecond: false }),
        ...holding(anchor ? { ...annotation, anchor } : annotation, before?.verdict, state.doc),
      };
      return { ...input, verdict: null, anchor, ...back, outcome };
    }
    const keepsWords = outcome === 'rival' && input.verdict !== null && ({ keepsWords: true } as const);
    // The browser shows what it has: what was there before, and whether it means the same, the server decides.
    const sees = (now: string) => readRules?.otherWordsSeen(state, now, seenWords, context) ?? null;
    const judged = judge(state, annotation, input.verdict, actorId, rules, sees);
    const { verdict } = judged;
    const from = verdict && (readRules?.judgedBefore(state, annotation, { ...input, words: verdict.words }, context) ?? null);
    const onBefore = verdict && from !== null && { verdict: { ...verdict, restatedFrom: from } };
    // Who takes a verdict back has judged nothing that could end what stopped the work.
    const aside = outcome === 'stored' && readRules?.stayAside(annotation, verdict && { seenStateId, actorId });
    const kept = judged.anchor && outcome === 'stored' && { was: [...annotation.anchor.ranges] };
    return { ...input, ...judged, ...onBefore, ...aside, outcome, ...keepsWords, ...kept };
  },
  apply(state, entry) {
    const { annotationId, verdict, outcome, keepsWords, undoes } = entry.payload;
    if (undoes !== null) return changeAnnotation(state, annotationId, (one) => undoVerdict(state, one, entry, entry.payload));
    if (outcome === 'stored') return applyVerdict(state, entry, entry.actorId);
    const proposed = { verdict: verdict && asRival(verdict, keepsWords) };
    return changeAnnotation(state, annotationId, (one) => withRival(one, entry, 'verdict', proposed));
  },
  touches: ({ annotationId }) => [annotationId],
});

/** The tag with the verdict that it had before the newest one, with its own words, time and author; `entry` is the one that put it back. */
export function undoVerdict(
  state: ArticleState,
  annotation: Annotation,
  entry: EntryOf<unknown>,
  {
    anchor,
    checkState,
    keepsState,
    keepsSecond,
    holds,
  }: Partial<Pick<JudgedVerdict, 'anchor' | 'checkState' | 'keepsState' | 'keepsSecond'>> & {
    holds?: z.infer<typeof Holds>;
  } = {},
): Annotation {
  const past: PastVerdict = annotation.pastVerdicts.at(-1) ?? { verdict: null, checkState: 'untouched' };
  const isWithout = keepsSecond === false;
  const { second = null, adjudication = null, voted, ...before } = isWithout ? withoutSaid(past) : past;
  // Whoever voted on what two people had found, voted on what is no more.
  const undone = isWithout ? undefined : annotation.basis.verdict?.entryId;
  const by = { entryId: entry.id, byId: entry.actorId };
  const restored = {
    ...annotation,
    ...before,
    ...(anchor && { anchor }),
    ...(checkState && { checkState }),
    ...withVotesBack(withSecond(annotation, { second, adjudication }), undone, voted, entry.id),
    pastVerdicts: annotation.pastVerdicts.slice(0, -1),
    basis: { ...annotation.basis, verdict: by, ...(!keepsState && { checkState: by }) },
  };
  return { ...restored, ...stoodOn(restored, state.doc, restored.anchor, holds) };
}

/** The state with a judged verdict of `byId`. */
export function applyVerdict(state: ArticleState, entry: EntryOf<JudgedVerdict & { annotationId: string }>, byId: string): ArticleState {
  const { annotationId, verdict, anchor, keepsSecond = false, keepsState, isStale } = entry.payload;
  const { checkState = verdict ? 'decided' : 'checking' } = entry.payload;
  const by = { entryId: entry.id, byId };
  return changeAnnotation(state, annotationId, (one) => {
    const { second, adjudication, voted } = checkOf(one);
    const { check } = withSecond(one, { second: keepsSecond ? second : null, adjudication: null });
    const past = {
      verdict: one.verdict,
      checkState: one.checkState,
      ...(second && { second }),
      ...(adjudication && { adjudication }),
      ...(voted && { voted }),
    };
    return {
      ...one,
      anchor: anchor ?? one.anchor,
      verdict: verdict && { ...verdict, entryId: entry.id, byId, at: entry.at },
      isStale: isStale === true || verdict?.restatedFrom !== undefined,
      checkState,
      // Who voted, voted on another verdict.
      ...(check && { check: endVotes(check, entry.id) }),
      pastVerdicts: [...one.pastVerdicts, past],
      basis: { ...one.basis, verdict: by, ...(!keepsState && { checkState: by }) },
    };
  });
}

type PastVerdict = Annotation['pastVerdicts'][number];

/**
 * True where what a second person had said of an earlier verdict is not to come back with it: it was taken back since. A verdict between the two may have
 * dropped it; where another second check of that one was taken back, nobody knows of the first whether it was too, and it is given once more.
 */
function isSecondGone(annotation: Annotation, { verdict, second }: PastVerdict): boolean {
  if (!second) return false;
  const { second: now, basis } = checkOf(annotation);
  // Where a third person took the second check, that is the verdict, and the first is the second.
  const known = [second.entryId, verdict?.entryId];
  return now?.entryId !== second.entryId && basis.secondCheck !== null && !known.includes(basis.secondCheck.entryId);
}

/** An earlier verdict alone: what was decided about a second check goes with that. */
const withoutSaid = ({ verdict, checkState }: PastVerdict): PastVerdict => ({ verdict, checkState });

/** The check with what second and third persons said. A tag without any keeps none. */
function withSecond(one: Annotation, said: Pick<NonNullable<Annotation['check']>, 'second' | 'adjudication'>): Pick<Annotation, 'check'> {
  const isNew = said.second !== null || said.adjudication !== null;
  return one.check || isNew ? { check: { ...checkOf(one), ...said } } : {};
}

/** The check with the votes on the verdict that is put back; those on the one that goes are ended by the entry that put it back. */
function withVotesBack(
  { check }: Pick<Annotation, 'check'>,
  undone: string | undefined,
  voted: Voted | undefined,
  entryId: string,
): Pick<Annotation, 'check'> {
  return check ? { check: { ...restoreVotes(endVotes(check, entryId), undone), ...(voted && { voted }) } } : {};
}
