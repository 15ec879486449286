import { Mapping } from '@tiptap/pm/transform';
import { z } from 'zod';
import { Anchor, AnchorRange, requoteAnchor, wordsOfAnchor } from '../../anchors/anchor';
import { isTorn } from '../../anchors/torn-edges';
import type { ArticleState } from '../../article-state';
import { CheckState } from '../../checks/check';
import { factsOf, followsFacts, MIN_FACTS, type OwnJudgement, type Split } from '../../checks/facts';
import { sha256Hex } from '../../hash';
import type { Annotation } from '../../tags/annotation';
import { Uuid } from '../../uuid';
import { findingOf, followedState, followedVerdict } from '../../verdicts/followed-verdict';
import { verdictOn } from '../../verdicts/held-words';
import { VERDICT_SCALE, Verdict, type VerdictValue } from '../../verdicts/verdict';
import { firstGradeFor, type VerdictScale } from '../../verdicts/verdict-scale';
import { changeAnnotation, Holds, holding, stoodOn } from '../change-annotation';
import { derivedId } from '../derived-id';
import type { VisibleEntry } from '../entry';
import { anchorFromInput } from '../ranges-input';
import type { OtherThanSeen } from './claim-seen';

/** That the verdict which followed is kept where none follows any more. Left out where there is none, and by entries from before it was kept. */
const KeepsLast = z.object({ keepsLast: z.literal(true).optional() });

/**
 * What becomes of a claim by an entry about its facts or itself. By its facts: their verdict, or none yet, and how far the check is. By itself: it has
 * fewer than two facts, and what it was judged as before comes back.
 */
const Follow = z.discriminatedUnion('by', [
  z.object({
    by: z.literal('facts'),
    annotationId: Uuid,
    verdict: Verdict.omit({ entryId: true, at: true }).nullable(),
    isStale: z.boolean(),
    checkState: CheckState,
    /** The anchor on the words that the verdict is of, where they had drifted. */
    anchor: Anchor.nullable(),
    /** Its ranges before, where the verdict put it on drifted words: the undo's way back. Left out else, and by entries from before. */
    was: z.array(AnchorRange).optional(),
    ...KeepsLast.shape,
  }),
  z.object({ by: z.literal('itself'), annotationId: Uuid, holds: Holds, ...KeepsLast.shape }),
]);
export type Follow = z.infer<typeof Follow>;

/** The member that a payload of any type may have: what claims come to by the entry. Left out where it is nothing. */
const WithFollows = z.object({ follows: z.array(Follow) });

/** What claims come to by an entry, as it was decided with it. */
export function followsIn(payload: unknown): Follow[] {
  // Nearly no entry has any: the many steps of a text are not read for it.
  const hasAny = typeof payload === 'object' && payload !== null && 'follows' in payload;
  return hasAny ? WithFollows.parse(payload).follows : [];
}

const Undo = z.object({ undoes: Uuid });
/** On the words that the person saw: where somebody has changed them meanwhile, the anchor is not exact. */
const Confirmed = z.object({ annotationId: Uuid, how: z.literal('confirmed'), anchor: z.object({ state: z.literal('exact') }) });
const JudgementTaken = z.object({ taken: z.object({ field: z.enum(['verdict', 'secondCheck']) }) });

/**
 * True for an entry by which somebody vouches for the words of a claim: a judgement of a fact, one that is taken in the place of another, or that the
 * claim's own words are to stand as they are. Whoever undoes, or settles who is to check it by when, has looked at no words.
 */
function isVouching({ type, payload }: VisibleEntry, judges: boolean, claimId: string): boolean {
  if (type === 'annotation.span-changed') return Confirmed.safeParse(payload).data?.annotationId === claimId;
  if (type === 'rival.settled') return JudgementTaken.safeParse(payload).success;
  return judges && !Undo.safeParse(payload).success;
}

/** What decides what claims come to by an entry: the tags that it touches, whether somebody judges by it, and what they saw of a claim. */
interface Told {
  touched: readonly string[];
  judges: boolean;
  /** What was seen of a claim with these words, where something else stands there now; null where it is the same, and where nobody says. */
  otherThanSeen(claim: Annotation, words: string): OtherThanSeen | null;
  /** Of the claim whose fact loses a judgement by the entry, where that had put it on drifted words: its ranges before, now. */
  placeBefore?: ClaimPlace | null;
}

/** Ranges of a claim. */
export interface ClaimPlace {
  annotationId: string;
  ranges: readonly AnchorRange[];
}

/** By whom a claim comes to something. */
interface By {
  actorId: string;
  isVouched: boolean;
  otherThanSeen: Told['otherThanSeen'];
  placeBefore: readonly AnchorRange[] | null;
}

/** What the claims of the touched tags come to. `state` is the one after the entry, in which they do not follow it yet. */
export function decideFollows(state: ArticleState, entry: VisibleEntry, told: Told, scale: VerdictScale): Follow[] {
  const { touched, judges, otherThanSeen, placeBefore } = told;
  const claims = new Map<string, Annotation>();
  for (const id of touched) {
    const one = state.annotations.get(id);
    const claim = one?.factOf === undefined ? one : state.annotations.get(one.factOf);
    if (claim?.split) claims.set(claim.id, claim);
  }
  const byOf = ({ id }: Annotation): By => ({
    actorId: entry.actorId,
    isVouched: isVouching(entry, judges, id),
    otherThanSeen,
    placeBefore: placeBefore?.annotationId === id ? placeBefore.ranges : null,
  });
  return [...claims.values()].flatMap((claim) => followOf(state, claim, byOf(claim), scale) ?? []);
}

function followOf(state: ArticleState, claim: Annotation, by: By, scale: VerdictScale): Follow | null {
  // A claim that was removed took its facts along, and they come back with it.
  if (claim.isRemoved) return null;
  const facts = factsOf(state, claim);
  const keepsLast = lastFollowed(claim) !== null && ({ keepsLast: true } as const);
  if (facts.length < MIN_FACTS) {
    if (!followsFacts(claim)) return null;
    return { by: 'itself', annotationId: claim.id, ...keepsLast, ...holding(claim, claim.split?.own?.verdict, state.doc) };
  }
  const isGone = claim.anchor.state === 'orphaned';
  const value = isGone ? null : followedVerdict(facts.map(findingOf));
  const checkState = value === null && isGone ? 'checking' : followedState(facts);
  const followed = facts.filter((one) => findingOf(one) !== 'dropped').map(({ label }) => label ?? '');
  const now = claim.verdict;
  const isSame = now?.value === value && now.followed?.join() === followed.join();
  const isAsBefore = followsFacts(claim) && claim.checkState === checkState && (value === null ? now === null : isSame);
  const back = by.placeBefore && anchorFromInput(state.doc, by.placeBefore, new Mapping(), { earlier: by.placeBefore });
  if (isAsBefore && !(claim.isStale && by.isVouched) && !back) return null;
  if (value === null) return { by: 'facts', annotationId: claim.id, verdict: null, isStale: false, checkState, anchor: back, ...keepsLast };
  const byId = lastJudgeOf(facts) ?? by.actorId;
  return { by: 'facts', annotationId: claim.id, checkState, ...verdictOf(state, claim, { value, followed, byId }, by, scale, back) };
}

/** Who gave the newest verdict among facts: whoever puts words back has judged nothing. Null where none has one. */
function lastJudgeOf(facts: readonly Annotation[]): string | null {
  const verdicts = facts.flatMap(({ verdict }) => verdict ?? []);
  return verdicts.reduce<Verdict | null>((last, one) => (last && last.at > one.at ? last : one), null)?.byId ?? null;
}

/** The verdict that follows from facts, or followed last where none does now. Null where none ever did, and where that was not kept. */
const lastFollowed = ({ verdict, split }: Pick<Annotation, 'verdict' | 'split'>): Verdict | null =>
  verdict?.followed ? verdict : (split?.last ?? null);

/**
 * The verdict that follows, on the words as they are. Where these, or what is said to be checked, changed since one followed, and nobody has looked, it
 * stays that from before, also if none followed in between. Where whoever looked saw something else, it is on what they saw, and is stale at once; unless
 * somebody has looked at what stands there now.
 */
function verdictOf(
  { doc }: ArticleState,
  claim: Annotation,
  follows: { value: VerdictValue; followed: string[]; byId: string },
  { isVouched, otherThanSeen }: By,
  scale: VerdictScale,
  back: Anchor | null,
): { verdict: NonNullable<Extract<Follow, { by: 'facts' }>['verdict']>; isStale: boolean; anchor: Anchor | null; was?: AnchorRange[] } {
  const grade = firstGradeFor(scale, follows.value);
  const given = { ...follows, scale: { id: VERDICT_SCALE.id, version: scale.version }, ...(grade && { grade }), rationale: '' };
  const anchor = back ?? claim.anchor;
  const last = lastFollowed(claim);
  const isTornNow = isTorn(doc, anchor);
  const isStale = last === claim.verdict ? claim.isStale : isTornNow || verdictOn(last, wordsOfAnchor(doc, anchor)).isStale;
  const stands = last && !isStale;
  const before = stands ? null : last && !isVouched ? last : otherThanSeen(claim, wordsOfAnchor(doc, anchor));
  if (before) {
    const { words, wordsHash, restatedFrom } = before;
    return { verdict: { ...given, words, wordsHash, ...(restatedFrom !== undefined && { restatedFrom }) }, isStale: true, anchor: back };
  }
  // Whoever takes a judgement back has vouched for no words.
  const isSeenAnew = anchor.state === 'drifted' || (anchor.state === 'exact' && isTornNow);
  const requoted = isSeenAnew && !back ? requoteAnchor(doc, anchor) : null;
  const words = wordsOfAnchor(doc, requoted ?? anchor);
  const was = requoted && { was: [...anchor.ranges] };
  return { verdict: { ...given, words, wordsHash: sha256Hex(words) }, isStale: false, anchor: requoted ?? back, ...was };
}

/** The state with what claims came to by an entry. */
export function applyFollows(state: ArticleState, entry: VisibleEntry): ArticleState {
  return followsIn(entry.payload).reduce(
    (now, follow) =>
      changeAnnotation(now, follow.annotationId, (one) =>
        follow.by === 'itself' ? withOwn(state, one, follow) : withFollowed(one, follow, entry),
      ),
    state,
  );
}

/** The facts that a claim was split into, with what it keeps of them and of itself. */
const splitOf = (one: Annotation, own: Split['own'], { keepsLast }: Pick<Follow, 'keepsLast'>): Split => {
  const last = keepsLast && lastFollowed(one);
  return { factIds: one.split?.factIds ?? [], own, ...(last && { last }) };
};

function withFollowed(one: Annotation, follow: Extract<Follow, { by: 'facts' }>, { id, actorId, at }: VisibleEntry): Annotation {
  const { check, ...rest } = one;
  const { checkState, isStale, verdict, anchor } = follow;
  const basis = { entryId: id, byId: actorId };
  return {
    ...rest,
    split: splitOf(one, one.split?.own ?? ownOf(one, check), follow),
    anchor: anchor ?? one.anchor,
    // The entry may have given a fact its verdict, which has its id.
    verdict: verdict && { ...verdict, entryId: derivedId(id, one.id), at },
    isStale,
    checkState,
    basis: { ...one.basis, verdict: basis, checkState: basis },
  };
}

const ownOf = ({ verdict, checkState, basis }: Annotation, check: Annotation['check']): OwnJudgement => ({
  verdict,
  checkState,
  ...(check && { check }),
  basis: { checkState: basis.checkState, verdict: basis.verdict },
});

/** The claim as it was judged by itself. Its words may have changed meanwhile. */
function withOwn(state: ArticleState, one: Annotation, follow: Extract<Follow, { by: 'itself' }>): Annotation {
  const own = one.split?.own;
  if (!own) return one;
  const { basis, ...judgement } = own;
  const back = { ...one, ...judgement, split: splitOf(one, null, follow), basis: { ...one.basis, ...basis } };
  return { ...back, ...stoodOn(back, state.doc, back.anchor, follow.holds) };
}
