import { shownWords } from '../anchors/anchor-words';
import type { ArticleState } from '../article-state';
import { isSideState } from '../checks/check';
import { claimStandingOf, progressOf } from '../checks/claim-counts';
import { factsOf, isFact } from '../checks/facts';
import { statementOf } from '../checks/statement';
import { isRestatedAlone } from '../checks/what-changed';
import { type Annotation, checkOf } from '../tags/annotation';
import { byPlace, listAnnotations } from '../tags/text-order';
import { shownVotes } from '../verdicts/votes';
import type { HistoryTag, TagAtMoment, TagChange } from './shown-history';

/** A tag as the history shows it. */
export function historyTag(annotation: Annotation): HistoryTag {
  const { id, kind, label, isStale, verdict, checkState } = annotation;
  const grade = kind === 'claim' && !isStale ? verdict?.grade : undefined;
  return {
    id,
    kind,
    label,
    standing: kind === 'claim' ? claimStandingOf(annotation) : 'open',
    ...(grade !== undefined && { grade }),
    isStale,
    ...(isStale && isRestatedAlone(annotation) && { isRestated: true }),
    ...(kind === 'claim' && isSideState(checkState) && { setAside: checkState }),
  };
}

/** The tags that stood in an article at a moment, in order of the text. Clear tags and facts are none. */
export const tagsAtMoment = (state: ArticleState): TagAtMoment[] =>
  listAnnotations(state).flatMap((one) =>
    shown(one) ? [{ ...historyTag(one), progress: one.kind === 'claim' ? progressOf(one) : 'open' }] : [],
  );

/**
 * What became of tags between two moments: first those that came, went, became another kind, lost their words or were put on others, in order of the
 * text, then verdicts and what was set aside. Clear tags are none. That facts came and went is told by the claim that follows them; what was found of
 * each stands behind it, by its label.
 */
export function compareTags(before: ArticleState, after: ArticleState): TagChange[] {
  const all = [...after.annotations.values()].filter((one) => shown(one) ?? shown(before.annotations.get(one.id)));
  const ordered = all.sort(byPlace);
  return [
    ...ordered.flatMap((now) => changeOfTag(before, after, now)),
    ...ordered
      .filter((now) => shown(now))
      .flatMap((now) => [...changeOfVerdict(after, shown(before.annotations.get(now.id)), now), ...changesOfFacts(before, after, now)]),
  ];
}

/** What was found of the facts of a claim, each under the claim's label. */
function changesOfFacts(before: ArticleState, after: ArticleState, claim: Annotation): TagChange[] {
  return factsOf(after, claim).flatMap((now) => {
    const known = before.annotations.get(now.id);
    const fact = statementOf(now) ?? '';
    return changeOfVerdict(after, known && !known.isRemoved ? known : null, now).map((change) => ({
      ...change,
      fact,
      tag: { ...change.tag, label: claim.label },
      before: change.before && { ...change.before, label: claim.label },
    }));
  });
}

/** A tag that the history shows at that moment, or null. */
const shown = (one: Annotation | undefined): Annotation | null =>
  one && !one.isRemoved && one.kind !== 'clear' && !isFact(one) ? one : null;

function changeOfTag(before: ArticleState, after: ArticleState, now: Annotation): TagChange[] {
  const known = before.annotations.get(now.id);
  const old = shown(known);
  const words = shownWords(after.doc, now.anchor);
  const { kind, presence, span } = now.basis;
  if (!shown(now)) {
    if (!old) return [];
    return [
      {
        what: 'removed',
        tag: historyTag(old),
        words: shownWords(before.doc, old.anchor),
        // One that became clear is no tag any more, though nobody removed it.
        entryId: now.isRemoved ? presence.entryId : kind.entryId,
        before: historyTag(old),
      },
    ];
  }
  const change = { tag: historyTag(now), words, before: old ? historyTag(old) : null };
  // One that was clear was there, and became a tag by its kind.
  if (!old) return [{ ...change, what: 'added', entryId: known && !known.isRemoved ? kind.entryId : presence.entryId }];
  const changes: TagChange[] = [];
  if (old.kind !== now.kind) changes.push({ ...change, what: 'kind', entryId: kind.entryId });
  if (now.anchor.state === 'orphaned' && old.anchor.state !== 'orphaned') {
    changes.push({ ...change, what: 'lost', words: shownWords(before.doc, old.anchor), entryId: null });
  } else if (span.entryId !== old.basis.span.entryId && words !== shownWords(before.doc, old.anchor)) {
    // Words that changed under a tag are told by the text; who puts a tag on others has an entry.
    changes.push({ ...change, what: 'place', entryId: span.entryId });
  }
  return changes;
}

function changeOfVerdict(after: ArticleState, old: Annotation | null, now: Annotation): TagChange[] {
  if (now.kind !== 'claim') return [];
  const tag = historyTag(now);
  const was = old?.kind === 'claim' ? historyTag(old) : null;
  const [standing, isStale] = [was?.standing ?? 'open', was?.isStale ?? false];
  const isSameReason = (old?.verdict ?? null) === null || now.verdict === null || old?.verdict?.rationale === now.verdict.rationale;
  const isSameSide = was?.setAside === tag.setAside;
  // Two grades may stand for the same.
  if (isSameReason && isSameSide && standing === tag.standing && was?.grade?.id === tag.grade?.id && isStale === tag.isStale) return [];
  // What made a verdict stale is a change of the text, no entry of the claim's own, or what says its statement.
  const isSameVerdict = old?.verdict?.entryId === now.verdict?.entryId;
  const becameStale = tag.isStale && !isStale && isSameVerdict;
  const { verdict, checkState } = now.basis;
  const { grade: _grade, isRestated, setAside: _setAside, ...unjudged } = tag;
  const before: HistoryTag = {
    ...unjudged,
    standing,
    isStale,
    ...(was?.grade !== undefined && { grade: was.grade }),
    ...(was?.isRestated && { isRestated: true }),
    ...(was?.setAside && { setAside: was.setAside }),
  };
  const madeStale = isRestated ? (now.stated?.basis.entryId ?? null) : null;
  const brought = entryOfDecision(now) ?? verdict?.entryId;
  const byState = checkState?.entryId ?? brought;
  // Who sets a claim aside, or takes it up again, leaves the verdict as it is.
  const done = now.verdict && (isSameSide || !isSameVerdict) ? brought : byState;
  // What had been done before is no change: the text alone says again what was judged.
  const isKnown = old !== null && [entryOfDecision(old), old.basis.verdict?.entryId, old.basis.checkState?.entryId].includes(done);
  const entryId = becameStale && isSameSide ? madeStale : (!isKnown && done) || null;
  return [{ what: 'verdict', tag, words: shownWords(after.doc, now.anchor), entryId, before }];
}

/**
 * The entry by which a second check or a vote became the verdict: that one's own entry is older, and it was none until others decided for it. Undefined
 * where the verdict stands as it was given.
 */
function entryOfDecision(annotation: Annotation): string | undefined {
  const { adjudication, voted } = checkOf(annotation);
  const { verdict, pastVerdicts, basis } = annotation;
  // What an undo or a merge brought back is of that entry.
  if (!verdict || basis.verdict?.entryId !== verdict.entryId) return undefined;
  const isVote = shownVotes(annotation).some(({ entryId }) => entryId === verdict.entryId);
  if (isVote) return adjudication?.took === 'vote' ? adjudication.entryId : voted?.entryId;
  const wasSecond = pastVerdicts.some(({ second }) => second?.entryId === verdict.entryId);
  return wasSecond && adjudication?.took === 'second' ? adjudication.entryId : undefined;
}
