import type { Node } from '@tiptap/pm/model';
import { z } from 'zod';
import { type Anchor, wordsOfAnchor } from '../anchors/anchor';
import { isTorn } from '../anchors/torn-edges';
import type { ArticleState } from '../article-state';
import { MAX_FOUND_BYLINE_CHARS } from '../articles/article-details';
import { claimOf, factsOf, followsFacts, MIN_FACTS } from '../checks/facts';
import type { GalleyArchive } from '../export/archive-form';
import { sha256Hex } from '../hash';
import { Day, Instant } from '../moment';
import type { Evidence } from '../sources/evidence';
import type { Source } from '../sources/source';
import { SourceInput } from '../sources/source-input';
import { SourceUrl } from '../sources/source-url';
import { type Annotation, verdictsOf } from '../tags/annotation';
import { tagKinds } from '../tags/tag-kinds';
import { MAX_ANSWERER_CHARS } from '../talk/query';
import { MAX_SUGGESTION_CHARS, placeOfSuggestion, Replacement, type Suggestion } from '../talk/suggestion';
import { MAX_COMMENT_CHARS, type Thread } from '../talk/thread';
import { isInsideCharacter, wordsBetween } from '../text/article-text';
import { ERASED, isSameButErased } from '../text/erased-sign';
import { isUnseen } from '../text/is-unseen';
import { LanguageInput } from '../text/language-tag';
import { verdictOn } from '../verdicts/held-words';
import { verdictLacks } from '../verdicts/verdict';
import { areGradesGiven } from './grade-bounds';
import { isMadeBySomebody } from './made-by-somebody';
import { findRequestFault } from './request-fault';
import { readTaken } from './taken-slice';

const PersonId = z.uuid();
/** So that further labels still have the nine digits that a label may have. */
const LabelCount = z.number().int().min(0).max(99_999_999);

/**
 * Where an archive contradicts itself, as the end of a sentence, or null. The form of each part was checked before;
 * here it is what one part says of another: words and their hash, tags and their place, evidence and its source.
 */
export function findArchiveFault(archive: GalleyArchive, state: ArticleState): string | null {
  const sourceIds = new Set(archive.sources.map(({ id }) => id));
  if (sourceIds.size < archive.sources.length) return 'two sources have one id';
  for (const source of archive.sources) {
    const fault = findSourceFault(source);
    if (fault) return `the source “${inBrief(source.title)}” ${fault}`;
  }
  const detailsFault = findDetailsFault(state);
  if (detailsFault) return detailsFault;
  if (state.annotations.size < archive.state.annotations.length) return 'two tags have one id';
  const all = [...state.annotations.values()];
  if (hasTwice(all.flatMap(evidenceOf).map(({ id }) => id))) return 'two pieces of evidence have one id';
  if (hasTwice(all.flatMap(relationsOf).map(({ id }) => id))) return 'two relations have one id';
  if (hasTwice(all.flatMap(verdictEntriesOf))) return 'two verdicts come from one entry';
  if (hasTwice(all.flatMap(({ label, aliases }) => [...(label === null ? [] : [label]), ...aliases]))) return 'two tags have one label';
  for (const annotation of all) {
    const fault = findAnnotationFault(annotation, state, sourceIds);
    if (fault) return `${annotation.label ?? 'a tag'} ${fault}`;
  }
  if (state.suggestions.size < (archive.state.suggestions ?? []).length) return 'two suggestions have one id';
  if (state.threads.size < (archive.state.threads ?? []).length) return 'two threads have one id';
  if (hasTwice([...state.threads.values()].flatMap(({ comments }) => comments.map(({ id }) => id)))) return 'two comments have one id';
  for (const thread of state.threads.values()) {
    const fault = findThreadFault(thread, state);
    if (fault) return `a thread ${fault}`;
  }
  for (const suggestion of state.suggestions.values()) {
    const fault = findSuggestionFault(suggestion, state);
    if (fault) return `a suggestion ${fault}`;
  }
  if (hasTwice(state.replyRequests.map(({ id }) => id))) return 'two requests for a reply have one id';
  for (const request of state.replyRequests) {
    const fault = findRequestFault(request, state);
    if (fault) return `a request for a reply ${fault}`;
  }
  return null;
}

/** What is wrong with one thread, as the end of a sentence that begins with it. */
function findThreadFault({ about, comments, resolved, query }: Thread, state: ArticleState): string | null {
  const settled = [resolved, query?.sent, query?.withdrawn].flatMap((one) => one ?? []);
  const made = [...comments, ...comments.flatMap(({ removed }) => removed ?? []), ...settled];
  const times = [...made, ...comments.flatMap(({ edits }) => edits)].map(({ at }) => at);
  const sentTo = query?.sent?.toId ? [query.sent.toId] : [];
  const people = [...made.map(({ byId }) => byId), ...comments.flatMap(({ mentions }) => mentions), ...sentTo];
  if (!times.every((at) => Instant.safeParse(at).success) || !people.every((id) => PersonId.safeParse(id).success)) {
    return 'was made by nobody, or at no time';
  }
  const texts = comments.flatMap(({ text, edits }) => [text, ...edits.map((one) => one.text)]);
  if (texts.some((text) => text.length > MAX_COMMENT_CHARS)) return 'has a comment that is too long';
  if (comments.some(({ received }) => received && received.who.length > MAX_ANSWERER_CHARS)) return 'has an answer of nobody’s name';
  if (query && about.on !== 'tag') return 'asks about no tag';
  if ((query?.proposal?.replacement.length ?? 0) > MAX_SUGGESTION_CHARS) return 'proposes too many words';
  if (about.on === 'tag' && !state.annotations.has(about.annotationId)) return 'is about a tag that is not there';
  if (about.on === 'suggestion' && !state.suggestions.has(about.suggestionId)) return 'is about a suggestion that is not there';
  return about.on === 'words' && !isAnchorSound(state.doc, about.anchor) ? 'does not stand where it says' : null;
}

/** What is wrong with one suggestion, as the end of a sentence that begins with it. */
function findSuggestionFault(suggestion: Suggestion, { doc }: ArticleState): string | null {
  const { anchor, words, replacement, settled, taken, at, changedAt } = suggestion;
  const made = [suggestion, ...(settled ? [settled] : [])];
  const times = [at, ...(changedAt === null ? [] : [changedAt]), ...(settled ? [settled.at] : [])];
  if (!made.every(({ byId }) => PersonId.safeParse(byId).success) || !times.every((one) => Instant.safeParse(one).success)) {
    return 'was made by nobody, or at no time';
  }
  // Other words of one length look alike once they are erased.
  const isNoOther = words === replacement && !words.includes(ERASED);
  if (!Replacement.safeParse(replacement).success || isNoOther) return 'proposes no other words';
  const [range, ...others] = anchor.ranges;
  const exact = settled?.how === 'accepted' ? replacement : words;
  if (!range || others.length > 0 || !isSameButErased(range.exact, exact)) return 'is about other words than it says';
  if ((settled?.how === 'accepted') !== (taken !== undefined)) return 'has taken out what it says it has not';
  if (taken !== undefined && !readTaken(taken)) return 'has taken out what no article has';
  const isThere = anchor.state === 'exact' && exact === '' ? placeOfSuggestion(doc, suggestion) !== null : isAnchorSound(doc, anchor);
  return isThere ? null : 'does not stand where it says';
}

const hasTwice = (values: readonly string[]) => new Set(values).size < values.length;
const relationsOf = ({ relations = [], removedRelations = [] }: Annotation) => [...relations, ...removedRelations];
const evidenceOf = ({ evidence, removedEvidence }: Annotation): Evidence[] => [...evidence, ...removedEvidence];
/** The entries of a tag's verdicts, each once: one verdict may be both an earlier one and the one that stands. */
const verdictEntriesOf = (annotation: Annotation): string[] => [...new Set(verdictsOf(annotation).map(({ entryId }) => entryId))];

/** What is wrong with one source, as the end of a sentence that begins with it. */
function findSourceFault(source: Source): string | null {
  const { title, url, publishedOn, createdAt, updatedAt } = source;
  const isDated = Day.nullable().safeParse(publishedOn).success && [createdAt, updatedAt].every((at) => Instant.safeParse(at).success);
  if (!isDated || !SourceUrl.nullable().safeParse(url).success) return 'has a link or a date that is none';
  // Where there was no title its link is it, which may be longer than one.
  const said = title === url ? '' : title;
  // A title that nobody sees was taken once. What a house has given out comes back, so that only its length is asked for.
  const counted = isUnseen(said) ? said.trim().replaceAll(/./gsu, '-') : said;
  const given = SourceInput.safeParse({ ...source, title: counted });
  return given.success ? null : 'has no title, or is described at greater length than a source is';
}

const inBrief = (title: string) => ([...title].length > 80 ? `${[...title].slice(0, 80).join('')}…` : title);

/** What is wrong with what is known of the article besides its text. */
function findDetailsFault({ details: { language, byline, dueAt = null }, labelCounts }: ArticleState): string | null {
  if (!LanguageInput.safeParse(language).success) return 'its language is none';
  if (byline.length > MAX_FOUND_BYLINE_CHARS) return 'its byline is too long';
  if (!Instant.nullable().safeParse(dueAt).success) return 'it is due at no time';
  return Object.values(labelCounts).every((one) => LabelCount.safeParse(one).success) ? null : 'its labels are counted wrongly';
}

/** What is wrong with one tag, as the end of a sentence that begins with its label. */
function findAnnotationFault(annotation: Annotation, state: ArticleState, sourceIds: ReadonlySet<string>): string | null {
  const verdicts = verdictsOf(annotation);
  const evidence = evidenceOf(annotation);
  const held = verdicts.flatMap((one) => one.held ?? []);
  const related = relationsOf(annotation);
  if (!isMadeBySomebody(annotation)) return 'was made by nobody, or at no time';
  if (!isLabelGiven(annotation, state)) return 'has a label that was never given';
  if (!evidence.every(({ sourceId }) => sourceIds.has(sourceId))) return 'rests on a source that is not there';
  if (related.some(({ toId }) => toId === annotation.id || !state.annotations.has(toId))) return 'is related to a tag that is not there';
  if (!areFactsSound(annotation, state)) return 'is a fact of another claim than it says';
  if (!isAnchorSound(state.doc, annotation.anchor)) return 'does not stand where it says';
  if (![...verdicts, ...held].every(({ words, wordsHash }) => sha256Hex(words) === wordsHash))
    return 'has a verdict on other words than it says';
  if (!areGradesGiven(annotation)) return 'has a verdict that no house could have given';
  if (!isVerdictFounded(annotation)) return 'has a verdict that lacks what it rests on';
  return isVerdictSound(annotation, state.doc) ? null : 'has a verdict that does not fit it';
}

/** True if a fact and its claim name each other, and a claim follows its facts where it has enough of them and nowhere else. */
function areFactsSound(annotation: Annotation, state: ArticleState): boolean {
  const { id, kind, factOf, split, verdict, isRemoved } = annotation;
  const claim = claimOf(state, annotation);
  if (factOf !== undefined && (kind !== 'claim' || split || !claim?.split?.factIds.includes(id))) return false;
  if (!(split?.factIds ?? []).every((factId) => state.annotations.get(factId)?.factOf === id)) return false;
  const isFollowing = followsFacts(annotation);
  if (verdict !== null && (verdict.followed !== undefined) !== isFollowing) return false;
  return isRemoved || isFollowing === factsOf(state, annotation).length >= MIN_FACTS;
}

function isLabelGiven({ kind, label, aliases }: Annotation, { labelCounts }: ArticleState): boolean {
  const { letter } = tagKinds[kind];
  if (label !== null && (letter === null || !label.startsWith(letter))) return false;
  return [...(label === null ? [] : [label]), ...aliases].every((one) => {
    const given = Object.entries(tagKinds).find(([, rule]) => rule.letter !== null && one.startsWith(rule.letter));
    const number = /^[A-Z]([1-9]\d{0,8})$/.exec(one)?.[1];
    return given !== undefined && number !== undefined && Number(number) <= (labelCounts[given[0]] ?? 0);
  });
}

/**
 * True if each range is inside the doc and has its words where the state says that it does, as far as these were not erased. Of their order nothing
 * is asked: a part that was cut and pasted stands behind those that followed it, or in the midst of one.
 */
function isAnchorSound(doc: Node, { ranges, state }: Anchor): boolean {
  for (const { from, to, exact, reach, home } of ranges) {
    if (to < from || to > doc.content.size) return false;
    for (const place of [reach, home]) if (place && (place.to < place.from || place.to > doc.content.size)) return false;
    if (isInsideCharacter(doc, from) || isInsideCharacter(doc, to)) return false;
    if ((state === 'exact' || state === 'moved') && (from === to || !isSameButErased(wordsBetween(doc, from, to), exact))) return false;
    if (state === 'orphaned' && from !== to) return false;
  }
  return true;
}

/** True if the verdict could be given with the evidence that is there: that of a person, not one that follows from facts. What may come back by an undo is asked then. */
function isVerdictFounded({ verdict, split, evidence }: Annotation): boolean {
  const given = split?.own ? split.own.verdict : verdict;
  return !given || verdictLacks(given.value, given.rationale, evidence) === null;
}

function isVerdictSound({ kind, verdict, isStale, anchor }: Annotation, doc: Node): boolean {
  if (!verdict) return !isStale;
  const words = wordsOfAnchor(doc, anchor);
  const judged = [verdict.words, verdict.held?.words].flatMap((one) => one ?? []);
  // What was erased by law may have been anything: a verdict that was stale on it looks as if it were not.
  if ([words, ...judged].some((one) => one.includes(ERASED))) {
    const isJudged = verdict.restatedFrom === undefined && judged.some((one) => isSameButErased(one, words));
    return tagKinds[kind].takesVerdict && (isStale || isJudged);
  }
  const stands = verdictOn(verdict, words);
  // Beside letters that have made a word another one it is stale, or was given before anybody asked that.
  const isStanding = isStale === stands.isStale || (isStale && isTorn(doc, anchor));
  return tagKinds[kind].takesVerdict && isStanding && stands.verdict === verdict;
}
