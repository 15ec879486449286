import type { ArticleState } from '../../article-state';
import { canonicalJson } from '../../canonical-json';
import { type Check, type CheckState, isSideState, joinReasons, partReasons, type SecondCheck, type StateReason } from '../../checks/check';
import { looksHere } from '../../checks/looks-here';
import { asSecond, isSecondTaken, takenSecond } from '../../checks/second-taken';
import { type DeskRules, votesOnEvery } from '../../sign-off/desk-rules';
import { type Annotation, checkOf, type PastMerge, type Rival, secondDiffers } from '../../tags/annotation';
import { isSameVerdict, type Verdict } from '../../verdicts/verdict';
import { derivedId } from '../derived-id';
import type { EntryOf } from '../entry-type';
import { asRival } from '../value-outcome';

/** What the work on a claim becomes by a merge. `joins`: it had some of its own, which is kept for the undo. `rivals`: what it knows otherwise. */
export interface WorkGain {
  checkState: CheckState | null;
  check?: Check;
  joins?: true;
  rivals: Rival[];
}

interface Merging {
  entryId: string;
  state: ArticleState;
  from: Annotation;
  into: Annotation;
  /** The verdict that the tag that stays gains, or null: it has its own, or there is none. */
  gained: Verdict | null;
  now: string;
  rules: DeskRules;
}

// The state of the tag that stays, by the first line that is so. Further: the other's verdict comes over to one that is not set aside, or work to one
// that nobody has touched.
//   the other has no check, and is no further                        as it was
//   the one that stays has no check, no verdict and is untouched     as the other's, with its whole check
//   the other is further                                             as the other's *
//   it waits for a second check, the other's counts on for it, and
//     the desk does not vote on all                                  decided *
//   else                                                             as it was *
// * But adjudication where the second check that came differs, and second-check instead of decided where one was asked for and nobody has looked
//   (`stateWith`).

/**
 * The work on the tag that stays, with that on the one that goes. What nobody said of the one that stays comes along; what was said of it otherwise is
 * set beside it, to be chosen by a person; and a second check that somebody asked for on either is still to come.
 */
export function gainWork({ from, into, gained, ...rest }: Merging): WorkGain {
  const isSetAside = isSideState(into.checkState);
  const isFurther = !isSetAside && (gained !== null || (into.checkState === 'untouched' && from.checkState !== 'untouched'));
  if (!from.check && !isFurther) return { checkState: null, rivals: [] };
  if (!into.check && !into.verdict && into.checkState === 'untouched') {
    return { checkState: isFurther ? from.checkState : null, ...(from.check && { check: from.check }), rivals: [] };
  }
  const joined = from.check ? joinChecks({ from, into, gained, ...rest }, from.check) : { check: into.check, rivals: [] };
  const wanted = isFurther ? from.checkState : secondHasCome(into, joined.check) && !votesOnEvery(rest.rules) ? 'decided' : into.checkState;
  const checkState = stateWith(wanted, { ...into, verdict: gained ?? into.verdict }, joined.check);
  const isNew = isFurther || checkState !== into.checkState;
  const [reason, other] = [checkOf(into).reason, checkOf(from).reason];
  const isAlike = isSetAside && from.checkState === into.checkState;
  const said = isNew ? { reason: isFurther ? other : null, reasonBefore: reason } : isAlike && { reason: joinReasons(reason, other) };
  return {
    checkState: isNew ? checkState : null,
    ...(joined.check && { check: { ...joined.check, ...said } }),
    joins: true,
    rivals: [...joined.rivals, ...(isFurther ? [] : sideStateOf(from, into, rest.entryId))],
  };
}

/** The state that a claim comes to by what is known of both: nobody's second check is passed over, and where two differ a third person decides. */
function stateWith(wanted: CheckState, into: Annotation, check: Check | undefined): CheckState {
  if (!check || !into.verdict || (wanted !== 'decided' && wanted !== 'second-check')) return wanted;
  if (!into.check?.second && secondDiffers({ verdict: into.verdict, check })) return 'adjudication';
  const { second, adjudication, voted } = looksHere({ check });
  const hasLooked = second !== null || adjudication !== null || voted !== null;
  return wanted === 'decided' && check.needsSecond && !hasLooked ? 'second-check' : wanted;
}

/** True where a claim waits for a second check, and that on the other tag counts on for it. */
const secondHasCome = ({ verdict, checkState, check: own }: Annotation, check: Check | undefined): boolean =>
  verdict !== null && checkState === 'second-check' && !own?.second && check !== undefined && looksHere({ check }).second !== null;

/** That the work on the tag that goes had stopped for a reason is not forgotten where the other goes on. */
function sideStateOf(from: Annotation, into: Annotation, mergeId: string): Rival[] {
  const { checkState } = from;
  const { reason } = checkOf(from);
  const entryId = entryOfState(from, mergeId);
  if (!isSideState(checkState) || checkState === into.checkState || !entryId || !reason) return [];
  return [{ entryId, byId: reason.byId, field: 'checkState', at: reason.at, proposed: { checkState, reason } }];
}

/** The entry of the state of a tag as a rival has it: each is settled by its own, and an earlier merge may have brought verdict and state in one. */
function entryOfState({ basis, verdict }: Annotation, mergeId: string): string | undefined {
  const entryId = basis.checkState?.entryId;
  return entryId && entryId === verdict?.entryId ? derivedId(mergeId, entryId) : entryId;
}

/** The single values of the check, as they are kept and as rivals propose them. */
const singleValues = {
  assignee: ({ assigneeId }: Check) => ({ assigneeId }),
  secondChecker: ({ secondId }: Check) => ({ secondId }),
  due: ({ dueAt }: Check) => ({ dueAt }),
  methods: ({ methods }: Check) => ({ methods }),
};
const singleFields = ['assignee', 'secondChecker', 'due', 'methods'] as const;

function joinChecks({ state, from, into, gained, now }: Merging, work: Check): { check: Check; rivals: Rival[] } {
  const own = checkOf(into);
  const judgedBy = (gained ?? into.verdict)?.byId ?? null;
  const rivals: Rival[] = [];
  let check: Check = { ...own, needsSecond: own.needsSecond || work.needsSecond };
  for (const field of singleFields) {
    const basis = work.basis[field];
    const [value, stored] = [singleValues[field](work), singleValues[field](own)];
    if (!basis || isEmpty(value) || canonicalJson(value) === canonicalJson(stored)) continue;
    const joined: Check = { ...check, ...value, basis: { ...check.basis, [field]: basis } };
    if (isEmpty(stored) && !isForBoth(joined, [judgedBy, state.details.authorId])) check = joined;
    else rivals.push({ ...basis, field, at: now, proposed: value });
  }
  if (gained) return { check: withJudgements(check, work), rivals };
  const found = into.verdict && foundBeside(from, into.verdict);
  const second = found?.second ?? null;
  if (!found || !second || !into.verdict) return { check, rivals };
  const restatedFrom = from.verdict?.restatedFrom;
  if (restatedFrom === undefined && countsOn(second, into.verdict, into)) {
    return { check: withSecondOf(check, found, work, into), rivals };
  }
  // Whoever looked again gave the verdict, which stands beside the other by itself.
  if (isSecondTaken(from)) return { check, rivals };
  const isKnown = [into.verdict, own.second].some((one) => one !== null && isSameVerdict(second, one) && isOnWordsOf(second, one));
  return { check, rivals: isKnown ? rivals : [...rivals, rivalSecond(second, restatedFrom)] };
}

const isEmpty = (value: object): boolean => Object.values(value).every((one) => one === null || (Array.isArray(one) && one.length === 0));

/** True where the second check would be for whoever did the first, or for the author. */
const isForBoth = ({ assigneeId, secondId }: Check, others: (string | null)[]): boolean =>
  secondId !== null && [assigneeId, ...others].includes(secondId);

/** What people said of a verdict goes with it. */
function withJudgements(check: Check, work: Check): Check {
  const { second, adjudication, votes, voted, basis } = work;
  const pastVotes = [...(check.pastVotes ?? []), ...(work.pastVotes ?? [])];
  return {
    ...check,
    second,
    adjudication,
    pastSeconds: [...check.pastSeconds, ...work.pastSeconds],
    ...(votes && { votes }),
    ...(pastVotes.length > 0 && { pastVotes }),
    ...(voted && { voted }),
    basis: { ...check.basis, secondCheck: basis.secondCheck },
  };
}

/** True of a second check on the words that were judged, or on those that the verdict was found to hold for. */
const isOnWordsOf = ({ wordsHash }: SecondCheck, judged: SecondCheck | Verdict): boolean =>
  wordsHash === judged.wordsHash || ('held' in judged && wordsHash === judged.held?.wordsHash);

/** A second check counts on for another verdict on the same words, as it does when that is given anew. */
function countsOn(second: NonNullable<Check['second']>, verdict: Verdict, into: Annotation): boolean {
  const { second: own, votes = [], voted } = checkOf(into);
  const isFree = own === null && votes.length === 0 && voted === undefined && !into.isStale;
  return isFree && second.byId !== verdict.byId && second.wordsHash === verdict.wordsHash;
}

type Found = Pick<Check, 'second' | 'adjudication'>;

/**
 * What others than the first checker found on the tag that goes, beside the verdict `stays`; null where that is nothing. Where a third person decided
 * for whoever looked again, theirs is the verdict there, and the first one, which stands as the second, is nobody's look: of another person's same
 * verdict they are the second checker, and nobody decided between these two.
 */
function foundBeside(from: Annotation, stays: Verdict): Found | null {
  const { second, adjudication } = checkOf(from);
  const isSame = from.verdict !== null && isSameVerdict(from.verdict, stays);
  if (!isSecondTaken(from)) return { second, adjudication: isSame ? adjudication : null };
  const taken = takenSecond(from);
  if (!taken || !isSame) return null;
  if (taken.byId === stays.byId) return { second, adjudication };
  return { second: { ...asSecond(taken), ...(taken.cameAt !== undefined && { cameAt: taken.cameAt }) }, adjudication: null };
}

function withSecondOf(check: Check, found: Found, { basis }: Check, into: Annotation): Check {
  // Without it the claim waits for another, where somebody asked for one.
  const pastSeconds = [...check.pastSeconds, { second: null, checkState: stateWith(into.checkState, into, check) }];
  return { ...check, ...found, pastSeconds, basis: { ...check.basis, secondCheck: basis.secondCheck } };
}

const rivalSecond = ({ entryId, byId, at, cameAt, ...second }: NonNullable<Check['second']>, restatedFrom: string | undefined): Rival => ({
  entryId,
  field: 'secondCheck',
  byId,
  at,
  ...(cameAt !== undefined && { cameAt }),
  proposed: { second: { ...asRival(second, true), ...(restatedFrom !== undefined && { restatedFrom }) } },
});

/** The work on a tag as it was before the merge that `undoes` names, where that joined some to it. */
export const workBefore = ({ pastMerges = [] }: Annotation, undoes: string): PastMerge | undefined =>
  pastMerges.find(({ entryId }) => entryId === undoes);

/** What is kept of a tag for the undo of a merge. */
export const keepWork = ({ pastMerges = [], checkState, check, basis }: Annotation, { id }: EntryOf<unknown>) => ({
  pastMerges: [...pastMerges, { entryId: id, checkState, basis: basis.checkState, ...(check && { check }) }],
});

/** The tag without what was kept for the undo of a merge. */
export function forgetWork({ pastMerges = [], ...one }: Annotation, undoes: string): Annotation {
  const left = pastMerges.filter(({ entryId }) => entryId !== undoes);
  return { ...one, ...(left.length > 0 && { pastMerges: left }) };
}

/** The state as it was before a merge, with its own reason where the work was changed since and stays. */
export const stateBefore = ({ checkState, check: work }: PastMerge, { check }: Annotation): Pick<Annotation, 'checkState' | 'check'> => ({
  checkState,
  ...(check && { check: { ...check, reason: work?.reason ?? null } }),
});

/**
 * Why the work is stopped once what a merge joined to it goes; undefined where that is what it is anyway. `hasCheck`: the work becomes again what it
 * was before the merge.
 */
export function reasonLeft(from: Annotation, into: Annotation, undoes: string, hasCheck: boolean): StateReason | null | undefined {
  const before = workBefore(into, undoes);
  const [now, other] = [checkOf(into).reason, checkOf(from).reason];
  if (!before || !now || !other || !isSideState(into.checkState) || into.checkState !== before.checkState) return undefined;
  const own = before.check?.reason ?? null;
  const left = partReasons(now, other, own);
  return canonicalJson(left) === canonicalJson(hasCheck ? own : now) ? undefined : left;
}

/** The entries of what rivals a merge may have made of the work on a tag. */
export const entriesOfWork = (from: Annotation, mergeId: string): (string | undefined)[] => {
  const { second, basis } = checkOf(from);
  return [entryOfState(from, mergeId), ...[from.basis.checkState, second, ...Object.values(basis)].map((one) => one?.entryId)];
};

/** True where the state from before a merge would pass over what that brought: the work was changed since and stays, a second person's look with it. */
export function wouldPassOverSecond(before: PastMerge, into: Annotation): boolean {
  const was = { ...into, checkState: before.checkState, check: before.check };
  return secondHasCome(was, into.check) || stateWith(before.checkState, was, into.check) !== before.checkState;
}

/** True where the work that a merge brought or joined was not changed since. */
export function isWorkUnchanged(from: Annotation, into: Annotation, undoes: string): boolean {
  const before = workBefore(into, undoes);
  if (!into.check) return false;
  if (!before) return from.check !== undefined && isOneOf(into.check, [from.check]);
  const setBy = into.basis.checkState?.entryId;
  return (setBy === undoes || setBy === before.basis?.entryId) && isOneOf(into.check, [checkOf(from), checkOf(before)]);
}

/** True where each single value, and the votes, are those of one of `known`. */
const isOneOf = (check: Check, known: readonly Check[]): boolean =>
  [...singleFields, 'secondCheck' as const].every((field) =>
    known.some(({ basis }) => basis[field]?.entryId === check.basis[field]?.entryId),
  ) && known.some((one) => voteIds(one) === voteIds(check));
const voteIds = ({ votes = [] }: Check) => votes.map(({ entryId }) => entryId).join();
