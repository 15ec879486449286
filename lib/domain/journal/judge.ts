import { z } from 'zod';
import { Anchor, wordsOfAnchor } from '../anchors/anchor';
import { isTorn, requoteAsRead, wordsAsRead } from '../anchors/torn-edges';
import type { ArticleState } from '../article-state';
import { CheckState } from '../checks/check';
import type { CheckRules } from '../checks/check-rules';
import { claimOf } from '../checks/facts';
import { isOfHere } from '../checks/looks-here';
import { isSecondTaken } from '../checks/second-taken';
import { DomainError } from '../errors';
import { sha256Hex } from '../hash';
import { type Annotation, checkOf } from '../tags/annotation';
import { tagKinds } from '../tags/tag-kinds';
import { withoutErased } from '../text/erased-sign';
import { inputText } from '../text/text-input';
import { isSameVerdict, MAX_RATIONALE_CHARS, type NamedVerdict, VERDICT_SCALE, Verdict, VerdictValue } from '../verdicts/verdict';
import { gradeFor, gradeLacks, type VerdictScale } from '../verdicts/verdict-scale';
import { KeepsState } from './value-outcome';

/** A judgement as it is sent. Without a grade it is the first of the scale that stands for the value. */
export const VerdictInput = z.object({
  value: VerdictValue,
  gradeId: z.string().max(40).optional(),
  rationale: inputText(MAX_RATIONALE_CHARS),
});
export type VerdictInput = z.infer<typeof VerdictInput>;

/** A judged verdict as entries carry it, and what comes of the check with it. */
export const JudgedVerdict = z.object({
  verdict: Verdict.omit({ entryId: true, byId: true, at: true }).nullable(),
  /** The anchor on the words that were judged, where they had drifted: the verdict vouches for them. */
  anchor: Anchor.nullable(),
  /** The state that follows, where it is not decided, and by an undo where it is not that from before. */
  checkState: CheckState.optional(),
  keepsState: KeepsState,
  /**
   * Whether what a second person had said still counts, where one had. Of an undo it is left out where that comes back, and by entries from before it
   * could stay away.
   */
  keepsSecond: z.boolean().optional(),
  /** It was given on other words than stand there: somebody changed what the claim says before it came. */
  isStale: z.literal(true).optional(),
});
export type JudgedVerdict = z.infer<typeof JudgedVerdict>;

/**
 * The verdict of `byId` on the words as they are now. Refused (`invalid`) on what is no claim, on lost words, and while the verdict rules are
 * not met. What a second person of this house said counts on if it was said by another, who is not the author, of the same
 * words and statement, and is not the verdict that goes; votes begin anew. `otherThan`: the words that it is of, where they say something else than
 * those there now.
 */
export function judge(
  state: ArticleState,
  annotation: Annotation,
  given: VerdictInput | null,
  byId: string,
  { secondCheck, votes, scale }: CheckRules,
  otherThan: (now: string) => Pick<Verdict, 'words' | 'wordsHash'> | null = () => null,
): JudgedVerdict {
  if (!given) return { verdict: null, anchor: null };
  const { anchor, ...now } = judgedWords(state, annotation, given, scale);
  // Whoever saw the words without what has torn them since has judged others than are read there.
  const other = otherThan(wordsAsRead(state.doc, annotation.anchor).join('\n'));
  const words = other ?? now;
  const judged = gradedBy(scale, given);
  const verdict = { ...judged, scale: { id: VERDICT_SCALE.id, version: scale.version }, ...words };
  const { second, needsSecond } = checkOf(annotation);
  // Where a third person took it, it is the verdict that goes, and what stands as the second is the first verdict: nobody's look at a later one.
  const keepsSecond =
    second !== null &&
    !isSecondTaken(annotation) &&
    isOfHere(second) &&
    second.byId !== byId &&
    second.byId !== state.details.authorId &&
    second.wordsHash === words.wordsHash &&
    annotation.verdict?.restatedFrom === undefined;
  // Whoever looked again before the desk voted has not voted.
  const awaits = votes?.when === 'every' || (!keepsSecond && (needsSecond || secondCheck));
  const checkState = keepsSecond && !isSameVerdict(second, judged) ? 'adjudication' : awaits ? 'second-check' : 'decided';
  return {
    verdict,
    // It vouches for the words that it judged, and for no others.
    anchor: other || anchor === annotation.anchor ? null : anchor,
    ...(other && { isStale: true as const }),
    ...(checkState !== 'decided' && { checkState }),
    ...(second && { keepsSecond }),
  };
}

/** A judgement as it is kept: with its grade, not with the id by which it was asked for. `others` as in `gradeFor`. */
export function gradedBy(scale: VerdictScale, { gradeId, ...given }: VerdictInput, others: readonly NamedVerdict[] = []) {
  const grade = gradeFor(scale, { value: given.value, gradeId }, others);
  return { ...given, ...(grade && { grade }) };
}

/** The words that a judgement is of, and the anchor on them. Refused as `judge` says. */
export function judgedWords(
  state: ArticleState,
  annotation: Annotation,
  given: VerdictInput,
  scale: Pick<VerdictScale, 'grades'>,
): { words: string; wordsHash: string; anchor: Anchor } {
  if (!tagKinds[annotation.kind].takesVerdict) throw new DomainError('invalid', 'Only claims get a verdict.');
  // A note of bars alone stays with a judgement from before, and is none for another.
  const lacks = gradeLacks(scale, { ...given, rationale: withoutErased(given.rationale) }, annotation.evidence);
  if (lacks) throw new DomainError('invalid', lacks);
  const { state: at } = annotation.anchor;
  // Whoever judges beside letters that have made a word another one has seen them: the verdict is on the words as read. A fact stays within its claim.
  const isSeenAnew = at === 'drifted' || (at === 'exact' && isTorn(state.doc, annotation.anchor));
  const anchor = isSeenAnew
    ? requoteAsRead(state.doc, annotation.anchor, claimOf(state, annotation)?.anchor.ranges ?? null)
    : annotation.anchor;
  if (!anchor || anchor.state === 'orphaned')
    throw new DomainError('conflict', 'The words of this claim are gone. Attach it to words first.');
  const words = wordsOfAnchor(state.doc, anchor);
  return { words, wordsHash: sha256Hex(words), anchor };
}
