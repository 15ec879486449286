import { wordsOfAnchor } from '../anchors/anchor';
import { locatorOf } from '../anchors/anchor-place';
import { readWords, shownQuote } from '../anchors/anchor-words';
import type { ArticleState } from '../article-state';
import { stageOf } from '../articles/stage';
import { reasonsOf, type SecondCheck, sayReasons } from '../checks/check';
import { claimStandingOf, tallyClaims } from '../checks/claim-counts';
import { factsOf, followsFacts, isCountedClaim } from '../checks/facts';
import { decidedAt, firstVerdictOf, votedAway } from '../checks/first-verdict';
import { takenSecond } from '../checks/second-taken';
import { statementOf } from '../checks/statement';
import { isRestatedAlone } from '../checks/what-changed';
import { composeArticle } from '../coverage/article-composition';
import { relationsOfTag } from '../export/tag-relations';
import type { DeskRules } from '../sign-off/desk-rules';
import { isSignedOff, type Waiver } from '../sign-off/sign-off';
import { blockersOf } from '../sign-off/sign-off-blockers';
import type { Source } from '../sources/source';
import { sourcingLine } from '../sources/sourcing';
import {
  type Annotation,
  checkOf,
  hasOpenRival,
  hasRivalVerdict,
  isChecked,
  lacksDecision,
  reasonAside,
  typeOf,
  verdictsOf,
} from '../tags/annotation';
import { sayRelation } from '../tags/relation-words';
import { sayType } from '../tags/say-types';
import { sayTicked } from '../tags/tag-types';
import { listAnnotations } from '../tags/text-order';
import { countWaiting } from '../talk/query';
import { headlineOf } from '../text/article-text';
import { countBlockWords } from '../text/article-words';
import { judgedText } from '../verdicts/verdict';
import { sayVoted } from '../verdicts/votes';
import type { PassedOver, Report, ReportFact, ReportSource } from './report';
import { reportReplies } from './report-replies';
import { numberSources } from './report-sources';

interface ReportInput {
  state: ArticleState;
  /** All sources that the evidence of claims refers to, as far as they are known. */
  sources: readonly Source[];
  deskName: string;
  /** A person's full name. */
  nameOf: (personId: string) => string;
  /** What was given beside judgements that stand and was not taken, by tag, as far as it is known: the state has none of it. */
  passedOver?: ReadonlyMap<string, PassedOver[]>;
  hash: string;
  /** ISO 8601, UTC. */
  now: string;
}

/** The report on an article as `state` has it. What is not settled is said to be so. `rules` are those of its desk as they are now. */
export function reportOf({ rules, ...input }: ReportInput & { rules: DeskRules }): Report {
  const { state, nameOf } = input;
  const waivers = waiversOf(state, rules).map(({ kind, annotationId, count, reason, byId, at }) => ({
    kind,
    ...(count !== undefined && { count }),
    label: annotationId === null ? null : (state.annotations.get(annotationId)?.label ?? null),
    reason,
    name: nameOf(byId),
    at,
  }));
  return { ...reportOnCheck(input), waivers };
}

/** All of a report but for what is waived: until somebody signs, that is a matter of the desk's rules. */
export function reportOnCheck({ state, sources, deskName, nameOf, passedOver, hash, now }: ReportInput): Omit<Report, 'waivers'> {
  const tags = listAnnotations(state).filter(isCountedClaim);
  const judged = tags.flatMap((tag) => [tag, ...factsOf(state, tag)]);
  const footnotes = numberSources(judged, sources);
  const tally = tallyClaims(judged);
  // What follows from facts nobody has given: those who gave it are those of the facts.
  const standing = judged.filter((tag) => isChecked(tag) && !tag.verdict?.followed);
  const verdicts = standing
    .flatMap((tag) =>
      tag.verdict ? { byId: tag.verdict.byId, firstById: firstVerdictOf(tag)?.byId, at: decidedAt(tag) ?? tag.verdict.at } : [],
    )
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const checkers = new Set(verdicts.map(({ byId }) => byId));
  const firstCheckers = new Set(verdicts.flatMap(({ firstById }) => (firstById === undefined || checkers.has(firstById) ? [] : firstById)));
  const { byline, publishedOn, language, direction } = state.details;
  const said = (tag: Annotation): ReportFact => {
    const passed = passedOver?.get(tag.id);
    return { ...reportClaim(state, tag, footnotes, nameOf), ...(passed && { passedOver: passed }) };
  };
  return {
    articleId: state.articleId,
    seq: state.seq,
    hash,
    title: headlineOf(state.doc),
    byline,
    deskName,
    publishedOn,
    language,
    direction,
    stage: stageOf(tally, countWaiting(state), isSignedOff(state)),
    wordCount: countBlockWords(state.doc),
    composition: composeArticle(state),
    claimCounts: tally.claimCounts,
    checkedCount: tally.checkedCount,
    claims: tags.map((tag) => ({
      ...said(tag),
      facts: factsOf(state, tag).map(said),
      isFollowing: followsFacts(tag),
    })),
    sources: [...footnotes.values()],
    replies: reportReplies(state, nameOf, now),
    signOffs: state.signOffs.map(({ signature, byId, at, seq, wordsHash }) => ({ signature, name: nameOf(byId), at, seq, wordsHash })),
    isSignedOff: isSignedOff(state),
    reopenings: state.reopenings.map(({ byId, at, reason, signOffs }) => ({
      name: nameOf(byId),
      at,
      reason,
      signOffs: signOffs.map((one) => ({ signature: one.signature, name: nameOf(one.byId), at: one.at })),
    })),
    checkers: [...checkers].map(nameOf),
    firstCheckers: [...firstCheckers].map(nameOf),
    checkedFrom: verdicts[0]?.at ?? null,
    checkedTo: verdicts.at(-1)?.at ?? null,
    madeAt: now,
  };
}

/** What was passed over when it was signed last; before that, what a sign-off would pass over now. */
const waiversOf = (state: ArticleState, rules: DeskRules): readonly Waiver[] =>
  state.signOffs.at(-1)?.waivers ?? blockersOf(state, rules).flatMap(({ waiver }) => waiver ?? []);

function reportClaim(
  state: ArticleState,
  tag: Annotation,
  footnotes: ReadonlyMap<string, ReportSource>,
  nameOf: ReportInput['nameOf'],
): ReportFact {
  const { id, label, anchor, verdict, checkState, evidence } = tag;
  const isGone = anchor.state === 'orphaned';
  const words = isGone ? anchor.ranges.map(({ exact }) => exact).join('\n') : wordsOfAnchor(state.doc, anchor);
  const numbers = evidence.map(({ sourceId }) => footnotes.get(sourceId)?.number ?? 0);
  return {
    annotationId: id,
    label,
    locator: locatorOf(state.doc, anchor) ?? '',
    words: isGone ? shownQuote(anchor) : readWords(state.doc, anchor),
    statement: statementOf(tag),
    standing: claimStandingOf(tag),
    ...(verdict?.grade && claimStandingOf(tag) === verdict.value && { grade: verdict.grade }),
    checkState,
    isChecked: isChecked(tag),
    ...remarkOn(tag, words, isGone),
    note: verdict?.rationale ?? '',
    ...saidBesides(tag, nameOf),
    relations: relationsOfTag(state, id).map(sayRelation),
    sources: [...new Set(numbers)].sort((a, b) => a - b),
    // Of what was set aside nobody asks that.
    sourcing: sourcingLine(tag),
  };
}

/** What others than the first checker say of a claim. */
function saidBesides(tag: Annotation, nameOf: ReportInput['nameOf']) {
  const { second, adjudication, votes = [], voted, methods } = checkOf(tag);
  const reason = reasonAside(tag);
  const given = typeOf(tag);
  const taken = takenSecond(tag);
  const first = votedAway(tag);
  const forName = taken && nameOf(taken.byId);
  const found = ({ byId, value, grade, rationale, at }: SecondCheck) => ({
    name: nameOf(byId),
    value,
    ...(grade && { grade }),
    note: rationale,
    at,
  });
  return {
    first: first && found(first),
    second: second && found(second),
    votes: votes.map(found),
    voted: voted ? sayVoted(voted) : null,
    adjudication: adjudication && { name: nameOf(adjudication.byId), forName, took: adjudication.took, note: adjudication.rationale },
    methods,
    type: given && sayType(given),
    typed: given && { name: given.name, fields: given.fields },
    checklist: tag.ticked ? sayTicked(tag.ticked.items) : null,
    setAside: reason && { name: [...new Set(reasonsOf(reason).map(({ byId }) => nameOf(byId)))].join(', '), reason: sayReasons(reason) },
  };
}

/** The one thing that must be said of a claim: the gravest. */
function remarkOn(tag: Annotation, words: string, isGone: boolean): Pick<ReportFact, 'remark' | 'earlierWords'> {
  if (isGone) return { remark: 'gone', earlierWords: null };
  if (hasRivalVerdict(tag)) return { remark: 'disputed', earlierWords: null };
  if (hasOpenRival(tag)) return { remark: 'unsettled', earlierWords: null };
  if (tag.isStale) {
    const isRestated = isRestatedAlone(tag);
    // Where both are others it is said of the words: what is quoted then are these.
    return {
      remark: isRestated ? 'restated' : 'stale',
      earlierWords: tag.verdict && (isRestated ? judgedText(tag.verdict) : tag.verdict.words),
    };
  }
  if (lacksDecision(tag)) return { remark: 'differing', earlierWords: null };
  if (tag.anchor.state === 'moved') return { remark: 'moved', earlierWords: null };
  // Erased words are the same for all: they tell nothing of what was there.
  const earlier = verdictsOf(tag).find((one) => one.words !== words && one.held?.words !== words && !/^█+$/u.test(one.words));
  return earlier && tag.verdict ? { remark: 'reworded', earlierWords: earlier.words } : { remark: null, earlierWords: null };
}
