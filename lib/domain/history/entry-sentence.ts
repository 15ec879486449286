import { z } from 'zod';
import type { ArticleState } from '../article-state';
import type { VisibleEntry } from '../journal/entry';
import { sayEntry, TAG } from '../journal/entry-news';
import { type TagKind, tagKinds } from '../tags/tag-kinds';
import type { EntrySentence } from './shown-history';

/** What is on the record and no news for colleagues. Types that are told are in `entry-news`. */
const onRecord: Readonly<Record<string, string>> = {
  'article.imported': 'brought the article in',
  'article.details-changed': 'corrected byline, date or language',
  'article.moved': 'moved the article to another desk',
  'article.author-named': 'said who the author is',
  'article.owner-named': 'said who sees the article through',
  'article.due-set': 'said when the article is due',
  'article.archived': 'archived the article',
  'article.unarchived': 'restored the article',
  'article.deleted': 'deleted the article',
  'comment-edited': 'changed a comment',
  'comment-removed': 'removed a comment',
  'query.changed': 'changed a query',
  'suggestion.changed': 'changed a suggestion',
  erased: 'erased words, as a law asks for',
};

/** The types of which it is on the record what they did. */
export const recordedTypes = Object.keys(onRecord);

/** Who or when it is that one of the article's own facts was set to. */
const Told = z.object({
  ownerId: z.string().nullable().optional(),
  authorId: z.string().nullable().optional(),
  dueAt: z.string().nullable().optional(),
});

function tellWhat({ type, payload }: Pick<VisibleEntry, 'type' | 'payload'>): Pick<EntrySentence, 'namedId' | 'dueAt'> {
  const { ownerId, authorId, dueAt } = Told.safeParse(payload).data ?? {};
  if (type === 'article.owner-named') return { namedId: ownerId };
  if (type === 'article.author-named') return { namedId: authorId };
  return type === 'article.due-set' ? { dueAt } : {};
}

const Quoted = z.object({
  verdict: z.object({ rationale: z.string() }).nullish(),
  second: z.object({ rationale: z.string() }).nullish(),
  vote: z.object({ rationale: z.string() }).nullish(),
  /** Of who decides between two, of a waiver and of who opens an article again; of a side state it is more than words. */
  rationale: z.string().optional().catch(undefined),
  reason: z.string().optional().catch(undefined),
  /** What is checked of a claim or a fact. */
  statement: z.string().nullish(),
  name: z.string().optional(),
  /** Of a request for a reply: null for those who may not see its words. */
  asked: z.object({ question: z.string() }).nullish(),
  outcome: z
    .object({ said: z.object({ answer: z.string() }).nullable() })
    .nullish()
    .catch(undefined),
  sourceId: z.string().optional(),
  annotationId: z.string().nullish(),
  kind: z.string().optional(),
});

/**
 * The sentence for an entry. `state` is the article after it; where many entries have followed, labels are those of today. A type without a
 * sentence has changed the article.
 */
export function sentenceOfEntry(
  entry: Pick<VisibleEntry, 'type' | 'payload'>,
  state: Pick<ArticleState, 'annotations' | 'threads' | 'replyRequests'>,
): EntrySentence {
  const quoted = Quoted.safeParse(entry.payload).data ?? {};
  const said = sayEntry(entry, state);
  const annotation = said?.annotation ?? state.annotations.get(quoted.annotationId ?? '');
  const quote =
    quoted.verdict?.rationale ??
    quoted.second?.rationale ??
    quoted.vote?.rationale ??
    quoted.rationale ??
    quoted.reason ??
    quoted.asked?.question ??
    quoted.outcome?.said?.answer ??
    quoted.statement ??
    (entry.type === 'revision.made' ? quoted.name : undefined) ??
    '';
  const sentence = { quote: quote.trim() === '' ? null : quote.trim(), sourceId: quoted.sourceId ?? null, ...tellWhat(entry) };
  if (isClear(entry, annotation?.kind)) return { ...sentence, words: clearWords[entry.type] ?? 'changed a clear sentence', tag: null };
  const words = said?.words ?? onRecord[entry.type] ?? 'changed the article';
  if (!words.includes(TAG)) return { ...sentence, words, tag: null };
  if (!annotation) return { ...sentence, words: words.replace(TAG, 'a tag'), tag: null };
  const { id, kind, label } = annotation;
  // What has no letter is drawn as no chip.
  if (tagKinds[kind].letter === null) return { ...sentence, words: words.replace(TAG, 'a clear sentence'), tag: null };
  return { ...sentence, words, tag: { id, kind, label } };
}

const clearWords: Readonly<Record<string, string>> = {
  'annotation.created': 'marked a sentence clear',
  'annotation.removed': 'took a clear mark away',
  'annotation.restored': 'brought a clear mark back',
  'annotation.span-changed': 'changed which sentences a mark calls clear',
};

/** A new tag is what it was made as, whatever it became later. */
const isClear = ({ type, payload }: Pick<VisibleEntry, 'type' | 'payload'>, kind: TagKind | undefined) =>
  type === 'annotation.created' ? Quoted.safeParse(payload).data?.kind === 'clear' : type in clearWords && kind === 'clear';
