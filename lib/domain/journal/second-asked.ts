import type { ArticleState } from '../article-state';
import { type CheckState, isSideState, noCheck, type SecondCheck } from '../checks/check';
import { looksHere, secondThatCounts } from '../checks/looks-here';
import type { DeskRules } from '../sign-off/desk-rules';
import { type Annotation, checkOf, secondDiffers } from '../tags/annotation';
import type { Verdict } from '../verdicts/verdict';
import type { SecondAsked } from './entries/check-entries';
import type { DecisionContext } from './entry-type';
import { findReturn } from './past-states';
import { stayAside } from './seen/seen-verdict';
import { whyNotState } from './why-not-state';

// Whoever names a second checker asks for a second check: a claim that is decided waits for it from then on, and its own undo takes that back.
// Only the server decides that, and what an undo leads back to then: the page's first scripts do without.

/** What naming `secondId` makes of the state of a claim, or an undo of that; undefined where it stays as it is. */
export function askSecond(
  { details }: ArticleState,
  annotation: Annotation,
  secondId: string | null,
  undoes: string | null,
  context: DecisionContext,
): SecondAsked {
  if (secondId === null) return undoes === null ? undefined : askNoMore(annotation, undoes, details.authorId, context);
  const { verdict, isStale, checkState } = annotation;
  const { adjudication, voted } = looksHere(annotation);
  const second = secondThatCounts(annotation, details.authorId);
  const isUnlooked = checkState === 'decided' && verdict && !isStale && !second && !adjudication && !voted;
  if (!isUnlooked) return undefined;
  return { checkState: 'second-check', move: (undoes !== null && findReturn(annotation, 'second-check')?.move) || 'on' };
}

/** The claim is decided again where that very naming had it wait, and nobody else asks for a second check. */
function askNoMore(annotation: Annotation, undoes: string, authorId: string | null, { rules, may }: DecisionContext): SecondAsked {
  const found = findReturn(annotation, 'decided');
  const isOfNaming = annotation.basis.checkState?.entryId === undoes && found?.past.entryId === undoes && !found.past.needsSecond;
  if (!isOfNaming || annotation.checkState !== 'second-check') return undefined;
  const free = { ...annotation, check: { ...checkOf(annotation), needsSecond: false } };
  return whyNotState(free, 'decided', rules, may('assign'), authorId) === null
    ? { checkState: 'decided', needsSecond: false, move: found.move }
    : undefined;
}

/** What a judgement had replaced: the state of then, and what people had said of the verdict. Of a second check the verdict is left out: it stays. */
type Before = Pick<Annotation['pastVerdicts'][number], 'checkState' | 'adjudication' | 'voted'> & {
  verdict?: Verdict | null;
  second?: SecondCheck | null | undefined;
};

/**
 * What an undo of the judgement `undoes` makes of the state besides bringing that of `before` back. The claim waits for a second check that somebody has
 * asked for meanwhile, unless another person of this house had looked already. Where it was set aside before, it is so again only if that judgement
 * ended it, or it is still; what a colleague has lifted since stays lifted. `isWithout`: a second check of that verdict was taken back since, and what it
 * had brought about is worked out anew. Null where it is as before.
 */
export function stateBack(
  { details }: ArticleState,
  annotation: Annotation,
  before: Before | undefined,
  undoes: string,
  rules: DeskRules,
  isWithout = false,
): { checkState: CheckState; keepsState?: true } | null {
  if (!before) return null;
  if (isSideState(before.checkState)) {
    if (before.checkState === annotation.checkState) return stayAside(annotation, null);
    return annotation.basis.checkState?.entryId === undoes ? null : leaveLifted(annotation, before, rules, details.authorId);
  }
  if (isWithout && (before.checkState === 'decided' || before.checkState === 'adjudication')) {
    return { checkState: stateByJudgements(withBefore(annotation, before), rules, details.authorId) };
  }
  if (before.checkState !== 'decided') return null;
  const looks = looksHere(withBefore(annotation, before));
  const isOwed = checkOf(annotation).needsSecond && !looks.second && !looks.adjudication && !looks.voted;
  return isOwed ? { checkState: 'second-check' } : null;
}

/** What the work had come to since the claim was set aside stays; what the judgement that goes had brought about is by what stands without it. */
function leaveLifted(
  annotation: Annotation,
  before: Before,
  rules: DeskRules,
  authorId: string | null,
): { checkState: CheckState; keepsState?: true } {
  const { checkState } = annotation;
  const isJudged = checkState === 'second-check' || checkState === 'adjudication' || checkState === 'decided';
  const next = isJudged ? stateByJudgements(withBefore(annotation, before), rules, authorId) : checkState;
  return next === checkState ? { checkState, keepsState: true } : { checkState: next };
}

/** The state of a claim by who has judged it, whoever said something else of it before. */
function stateByJudgements(annotation: Annotation, rules: DeskRules, authorId: string | null): CheckState {
  if (!annotation.verdict) return 'checking';
  if (secondDiffers(annotation)) return 'adjudication';
  return whyNotState(annotation, 'decided', rules, false, authorId) === null ? 'decided' : 'second-check';
}

/** The claim with its verdict from before and what others had said of that. That it has become stale since is seen by itself. */
function withBefore(annotation: Annotation, { verdict = annotation.verdict, second, adjudication, voted }: Before): Annotation {
  const { needsSecond } = checkOf(annotation);
  const check = { ...noCheck, needsSecond, second: second ?? null, adjudication: adjudication ?? null, ...(voted && { voted }) };
  return { ...annotation, verdict, isStale: false, check };
}
