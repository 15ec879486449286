import { quotedWords } from '../anchors/anchor';
import type { ArticleState } from '../article-state';
import type { Check } from '../checks/check';
import type { Loss } from '../contract/exports';
import type { ReplyRequest } from '../replies/reply-request';
import { type Annotation, checkOf, verdictsOf } from '../tags/annotation';
import { isQuery } from '../talk/query';
import type { Thread } from '../talk/thread';
import { headlineLine } from './file-name';
import { othersOf } from './judgements';

/**
 * The loss report of a format that shows an article as it is now: `lossesOf` says what the format itself leaves out of a tag, `ofArticle` what of the
 * article itself.
 * To that comes what only the archive keeps: removed tags, unlinked sources, removed relations and requests for a reply, earlier verdicts,
 * comments and queries; and what is kept back from who exports. What is of no tag (suggestions, comments beside tags, waivers, signatures) comes
 * first, and names none.
 */
export function listLosses(state: ArticleState, lossesOf: (annotation: Annotation) => string[], ofArticle: readonly string[]): Loss[] {
  const { annotations, threads, replyRequests } = state;
  const onTag = (those: readonly Thread[]) => new Set(those.flatMap(({ about }) => (about.on === 'tag' ? [about.annotationId] : [])));
  const all = [...threads.values()];
  const [commented, asked] = [onTag(all.filter((one) => !isQuery(one))), onTag(all.filter(isQuery))];
  const concerned = (those: readonly ReplyRequest[]) => new Set(those.flatMap(({ annotationIds }) => annotationIds));
  const keptBack = concerned(replyRequests.filter(({ asked, isRemoved }) => asked === null && !isRemoved));
  const removedRequests = concerned(replyRequests.filter(({ isRemoved }) => isRemoved));
  const losses = (one: Annotation) => [
    ...lossesOf(one),
    ...(commented.has(one.id) ? ['Its comments are left out.'] : []),
    ...(asked.has(one.id) ? ['Its queries are left out.'] : []),
    ...(keptBack.has(one.id) ? ['Who was asked for a reply to it, and what, is kept to those who check.'] : []),
    ...(removedRequests.has(one.id) ? ['Requests for a reply that were removed are left out.'] : []),
  ];
  const ofTags = [...annotations.values()].flatMap((one) =>
    (one.isRemoved ? ['Was removed. Only the archive keeps it.'] : losses(one)).map((what) => ({
      annotationId: one.id,
      label: one.label,
      what,
    })),
  );
  return [...[...ofArticle, ...workLosses(state)].map((what) => ({ annotationId: null, label: null, what })), ...ofTags];
}

/** What of the article itself some formats have no place for: whether there is any, and what it is called. */
const articleParts = {
  headline: [(state: ArticleState) => headlineLine(state) !== '', 'headline'],
  text: [({ doc }: ArticleState) => doc.textContent !== doc.firstChild?.textContent, 'text'],
  byline: [({ details }: ArticleState) => details.byline !== '', 'byline'],
  publishedOn: [({ details }: ArticleState) => details.publishedOn !== null, 'date'],
  language: [({ details }: ArticleState) => details.language !== '', 'language'],
  direction: [({ details }: ArticleState) => details.direction === 'rtl', 'direction of writing'],
  deskId: [() => true, 'desk'],
  authorId: [({ details }: ArticleState) => details.authorId !== null, 'author'],
  ownerId: [({ details }: ArticleState) => Boolean(details.ownerId), 'owner'],
  dueAt: [({ details }: ArticleState) => Boolean(details.dueAt), 'due date'],
} as const;

/** What a format without these parts of the article leaves out, as one sentence; none where there is nothing of them. */
export function lossesOfArticle(state: ArticleState, lacks: readonly (keyof typeof articleParts)[]): string[] {
  const names = lacks.flatMap((part) => {
    const [has, name] = articleParts[part];
    return has(state) ? [name] : [];
  });
  const last = names.at(-1);
  if (last === undefined) return [];
  const others = names.slice(0, -1);
  return [`The file is without the article’s ${others.length > 0 ? `${others.join(', ')} and ${last}` : last}.`];
}

/** What a format that has the words of the article alone leaves out of its text. */
export function formLosses({ doc }: ArticleState): string[] {
  let hasForm = false;
  doc.descendants((node) => {
    hasForm ||= !wordsAlone.has(node.type.name) || node.marks.length > 0;
    return !hasForm;
  });
  return hasForm ? ['The text comes without its form: headings, lists, tables, links and the like.'] : [];
}

/** Nodes of which words say all; blocks are lines. */
const wordsAlone = new Set(['title', 'paragraph', 'text', 'hardBreak']);

/** What was done on the article as a whole, or on words without a tag, and is in no format but the archive. */
function workLosses({ threads, suggestions, waivers, signOffs, reopenings, revisions }: ArticleState): string[] {
  const open = [...suggestions.values()].filter(({ settled }) => settled === null).length;
  const beside = [...threads.values()].filter((one) => one.about.on !== 'tag' && !isQuery(one)).length;
  return [
    ...(open > 0 ? [`Open suggestions are left out: ${open}.`] : []),
    ...(suggestions.size > open ? [`Suggestions that were settled are left out: ${suggestions.size - open}.`] : []),
    ...(beside > 0 ? [`Comments on words, on suggestions and on the article are left out: ${beside}.`] : []),
    ...(waivers.length > 0 ? [`Waivers are left out: ${waivers.length}.`] : []),
    ...(signOffs.length > 0 ? [`Signatures are left out: ${signOffs.length}.`] : []),
    ...(reopenings.length > 0 ? [`Signatures that were withdrawn are left out, and why: ${reopenings.length}.`] : []),
    ...(revisions.length > 0 ? [`Revisions that were kept are left out: ${revisions.length}.`] : []),
  ];
}

/** What of the work on a claim some formats have no place for: whether there is any, and what is said then. */
const checkLosses = {
  assigneeId: [({ assigneeId }: Check) => assigneeId !== null, 'Who checks it is left out.'],
  secondId: [({ secondId }: Check) => secondId !== null, 'Who is to look again is left out.'],
  dueAt: [({ dueAt }: Check) => dueAt !== null, 'By when it is to be checked is left out.'],
  needsSecond: [({ needsSecond }: Check) => needsSecond, 'That somebody asked for a second check is left out.'],
  pastSeconds: [({ pastSeconds }: Check) => pastSeconds.some(({ second }) => second), 'Earlier second checks are left out.'],
  pastVotes: [({ pastVotes = [] }: Check) => pastVotes.length > 0, 'Votes that count no more are left out.'],
} as const;

/** What a format without these parts of the work on a claim leaves out of it. */
export function lossesOfCheck(annotation: Annotation, lacks: readonly (keyof typeof checkLosses)[]): string[] {
  const check = checkOf(annotation);
  return lacks.flatMap((part) => {
    const [has, what] = checkLosses[part];
    return has(check) ? [what] : [];
  });
}

/** Where others judged other words than those of the verdict, or ticks were put for others. */
export function wordsLosses(annotation: Annotation): string[] {
  const known = new Set([quotedWords(annotation.anchor), annotation.verdict?.words]);
  const isOther = (words: string | undefined) => words !== undefined && !known.has(words);
  const isLost =
    isOther(annotation.ticked?.words) ||
    othersOf(annotation).some(({ words, restatedFrom }) => restatedFrom !== undefined || isOther(words));
  return isLost ? ['Other words that were looked at, voted on or ticked are left out.'] : [];
}

/** What of a tag's past is left out. */
export function pastLosses(annotation: Annotation): string[] {
  const losses: string[] = [];
  if (annotation.removedEvidence.length > 0) losses.push('Sources that were unlinked are left out.');
  if (annotation.removedRelations) losses.push('Relations that were removed are left out.');
  if (verdictsOf(annotation).length > (annotation.verdict ? 1 : 0)) losses.push('Earlier verdicts are left out.');
  return losses;
}
