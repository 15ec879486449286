import { z } from 'zod';
import type { ArticleState } from '../article-state';
import { checkStates } from '../checks/check';
import type { VisibleEntry } from '../journal/entry';
import { sayBeside, sayEntry, TAG } from '../journal/entry-news';
import type { Rival } from '../tags/annotation';
import { type TagKind, tagKinds } from '../tags/tag-kinds';
import { valueNames } from '../tags/value-fields';
import { verdictName } from '../verdicts/verdict';
import { type EntrySentence, NAMED } from './shown-history';

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

/** Who or when it is that the article's own facts or the work on a claim was set to, and which of two values was passed over. */
const Told = z.object({
  ownerId: z.string().nullable().optional(),
  authorId: z.string().nullable().optional(),
  dueAt: z.string().nullable().optional(),
  value: z.object({ personId: z.string().nullable().optional(), dueAt: z.string().nullable().optional() }).optional().catch(undefined),
  asked: z.unknown().optional(),
  outcome: z.string().nullish().catch(undefined),
  annotationId: z.string().nullish(),
  rivalEntryId: z.string().optional(),
  take: z.boolean().optional(),
});

/** What of a sentence names a person or a moment. `words`: in the place of those of the news, which name nobody. */
type WhatTold = Pick<EntrySentence, 'namedId' | 'dueAt'> & { words?: string; quote?: string };

function tellWhat({ type, payload }: Pick<VisibleEntry, 'type' | 'payload'>, before: Before | null): WhatTold {
  const { ownerId, authorId, dueAt, value, asked, outcome, annotationId, rivalEntryId, take } = Told.safeParse(payload).data ?? {};
  const beside = sayBeside({ outcome });
  if (type === 'article.owner-named') return { namedId: ownerId };
  if (type === 'article.author-named') return { namedId: authorId };
  if (type === 'article.due-set') return { dueAt };
  if (type === 'check.due-set' && value?.dueAt) return { dueAt: value.dueAt };
  if (type === 'check.assigned' && value?.personId) return { namedId: value.personId, words: `gave out ${TAG} to ${NAMED}${beside}` };
  if (type === 'check.second-assigned' && value?.personId) {
    const waits = asked ? ', which waits for that now' : '';
    return { namedId: value.personId, words: `named ${NAMED} as second checker of ${TAG}${waits}${beside}` };
  }
  if (type !== 'rival.settled' || take !== false) return {};
  const rival = before?.annotations.get(annotationId ?? '')?.rivals.find(({ entryId }) => entryId === rivalEntryId);
  return rival ? tellPassedOver(rival) : {};
}

/** The value beside another one that was not taken: nothing else keeps it. */
function tellPassedOver({ field, byId, proposed }: Rival): WhatTold {
  const isNone = Object.values(proposed).some((value) => value === null || (Array.isArray(value) && value.length === 0));
  if (isNone) return { namedId: byId, words: `kept ${TAG} as it stood, where ${NAMED} had taken the ${valueNames[field]} away` };
  const judged = 'verdict' in proposed ? proposed.verdict : 'second' in proposed ? proposed.second : null;
  const given = judged
    ? verdictName(judged)
    : 'kind' in proposed
      ? tagKinds[proposed.kind].name
      : 'checkState' in proposed && checkStates[proposed.checkState].name;
  return {
    namedId: byId,
    words: `kept ${TAG} as it stood, against the ${valueNames[field]} that ${NAMED} gave${given ? `: ${given.toLowerCase()}` : ''}`,
    ...(judged && { quote: judged.rationale }),
  };
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

type Before = Pick<ArticleState, 'annotations'>;

/**
 * The sentence for an entry. `state` is the article after it; where many entries have followed, labels are those of today. `before` is the article
 * without it, if it is known: what was passed over stood there alone. A type without a sentence has changed the article.
 */
export function sentenceOfEntry(
  entry: Pick<VisibleEntry, 'type' | 'payload'>,
  state: Pick<ArticleState, 'annotations' | 'threads' | 'replyRequests'>,
  before: Before | null = null,
): EntrySentence {
  const quoted = Quoted.safeParse(entry.payload).data ?? {};
  const said = sayEntry(entry, state);
  const annotation = said?.annotation ?? state.annotations.get(quoted.annotationId ?? '');
  const { words: named, quote: passedOver, ...told } = tellWhat(entry, before);
  const quote =
    quoted.verdict?.rationale ??
    quoted.second?.rationale ??
    quoted.vote?.rationale ??
    quoted.rationale ??
    quoted.reason ??
    quoted.asked?.question ??
    quoted.outcome?.said?.answer ??
    quoted.statement ??
    passedOver ??
    (entry.type === 'revision.made' ? quoted.name : undefined) ??
    '';
  const sentence = { quote: quote.trim() === '' ? null : quote.trim(), sourceId: quoted.sourceId ?? null, ...told };
  if (isClear(entry, annotation?.kind)) return { ...sentence, words: clearWords[entry.type] ?? 'changed a clear sentence', tag: null };
  const words = named ?? said?.words ?? onRecord[entry.type] ?? 'changed the article';
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
