import { wordsOfAnchor } from '../anchors/anchor';
import type { ArticleState } from '../article-state';
import { isSideState } from '../checks/check';
import { factsOf, followsFacts, isCountedClaim } from '../checks/facts';
import { whyLeft } from '../checks/left-reason';
import { type LookedUp, looksLacking } from '../checks/looked-again';
import { coverageOf, seenSpan } from '../coverage/coverage';
import { sha256Hex } from '../hash';
import { sourceRulesBroken } from '../sources/source-rules';
import type { Annotation } from '../tags/annotation';
import { listAnnotations } from '../tags/text-order';
import { countVotes, votesOf, votingOn } from '../verdicts/votes';
import type { DeskRules } from './desk-rules';
import { articleWordsHash, type BlockerKind, type Waiver, type WaiverBounds } from './sign-off';
import { boundsOfClaim, goesAsFar } from './waiver-bounds';

/** Something that stands in the way: a claim, or the sentences that nobody has seen. */
export interface Blocker {
  kind: BlockerKind;
  /** Null for what is of the whole text. */
  annotation: Annotation | null;
  /** One for a claim; of the text, how many sentences. */
  count: number;
  /** SHA-256 (hex) of the words that it is about: a waiver holds for these. */
  wordsHash: string;
  /** How far a waiver goes that is given for it now. */
  bounds: WaiverBounds;
  /** The waiver that lets it pass, if there is one. */
  waiver: Waiver | null;
}

/** All that stands in the way, claims in order of the text, waived or not. */
export function blockersOf(state: ArticleState, rules: DeskRules): Blocker[] {
  const found: Blocker[] = [];
  for (const annotation of listAnnotations(state)) {
    if (!isCountedClaim(annotation)) continue;
    for (const kind of blockersOfClaim(state, annotation, rules)) {
      const wordsHash = sha256Hex(wordsOfAnchor(state.doc, annotation.anchor));
      found.push(waivable(state, { kind, annotation, count: 1, wordsHash, bounds: boundsOf(state, annotation, kind) }));
    }
  }
  if (!rules.coverage) return found;
  const spans = listAnnotations(state).flatMap(({ anchor, kind }) =>
    anchor.ranges.flatMap((range) => seenSpan(range, kind, anchor.state) ?? []),
  );
  const { sentences, seen } = coverageOf(state.doc, spans, state.details.language);
  if (seen === sentences) return found;
  const count = sentences - seen;
  return [...found, waivable(state, { kind: 'unseen', annotation: null, count, wordsHash: articleWordsHash(state), bounds: { count } })];
}

/** Why a claim is not checked, or which rules of the desk it breaks. */
function blockersOfClaim(state: ArticleState, annotation: Annotation, rules: DeskRules): BlockerKind[] {
  const unchecked = blockerOf(annotation, rules);
  return unchecked ? [unchecked] : rulesBroken(state, annotation, rules);
}

/**
 * Which rules of the desk a checked claim breaks, by itself or by any of its facts, and that facts of it were set aside: whoever does that judges
 * nothing, alone and without a source, and the claim follows all the same. Each is waived for itself: a reason for one says nothing of the other.
 */
export function rulesBroken(state: LookedUp, claim: Annotation, rules: DeskRules): BlockerKind[] {
  const isAnyAside = factsAside(state, claim).length > 0;
  return [...(isAnyAside ? ['set-aside' as const] : []), ...looksLacking(state, claim, rules), ...sourceRulesBroken(state, claim, rules)];
}

/** The facts that a claim follows and that nobody is to judge any more. */
const factsAside = (state: Parameters<typeof factsOf>[0], claim: Annotation): Annotation[] =>
  followsFacts(claim) ? factsOf(state, claim).filter(({ checkState }) => isSideState(checkState)) : [];

/** The bounds of a waiver; of facts that were set aside these very ones, as they were set aside: it holds for no further one. */
function boundsOf(state: ArticleState, claim: Annotation, kind: BlockerKind): WaiverBounds {
  const bounds = boundsOfClaim(state, claim, kind);
  if (kind !== 'set-aside') return bounds;
  const aside = factsAside(state, claim).flatMap(({ basis }) => basis.checkState?.entryId ?? []);
  return aside.length === 0 ? bounds : { ...bounds, verdictEntryIds: [...(bounds.verdictEntryIds ?? []), ...aside] };
}

/** Why a claim is not checked, or null if it is. One whose words are gone is none that was. */
function blockerOf(annotation: Annotation, { votes }: DeskRules): BlockerKind | null {
  if (annotation.anchor.state === 'orphaned') return 'gone';
  const reason = whyLeft(annotation);
  if (reason === 'awaiting-reply') return 'being-checked';
  const voting = reason === 'second-check' || reason === 'adjudication' ? votingOn(annotation, votes) : null;
  return voting ? (countVotes(votesOf(annotation), voting).is === 'tied' ? 'votes-split' : 'votes') : reason;
}

function waivable({ waivers }: ArticleState, blocker: Omit<Blocker, 'waiver'>): Blocker {
  const annotationId = blocker.annotation?.id ?? null;
  const waiver = waivers.find(
    (one) =>
      one.kind === blocker.kind &&
      one.annotationId === annotationId &&
      one.wordsHash === blocker.wordsHash &&
      goesAsFar(one, blocker.bounds),
  );
  return { ...blocker, waiver: waiver ?? null };
}
