import { Node } from '@tiptap/pm/model';
import { z } from 'zod';
import { annotationsById, suggestionsById, threadsById } from '../../anchors/anchored-kinds';
import type { ArticleState } from '../../article-state';
import { ArticleDetails, MAX_BYLINE_CHARS } from '../../articles/article-details';
import { DomainError } from '../../errors';
import { Day, Moment } from '../../moment';
import { ReplyRequest, withoutWords } from '../../replies/reply-request';
import { Annotation } from '../../tags/annotation';
import { isDraft } from '../../talk/query';
import { Suggestion } from '../../talk/suggestion';
import { Thread, withoutRemoved } from '../../talk/thread';
import { articleSchema } from '../../text/article-schema';
import { LanguageInput, LanguageTag } from '../../text/language-tag';
import { inputText } from '../../text/text-input';
import { Uuid } from '../../uuid';
import { defineEntryType, type EntryType } from '../entry-type';

/** Where an article came from: the format, and the name of the file if there was one. */
const Origin = z.object({ format: z.string(), fileName: z.string().nullable() });

const Imported = z.object({
  details: ArticleDetails,
  doc: z.unknown(),
  origin: Origin,
  /** Tags that came with the text, in a Galley archive. */
  annotations: z.array(Annotation).default([]),
  labelCounts: z.record(z.string(), z.number().int()).default({}),
  peopleNames: z.record(z.string(), z.string()).default({}),
  /** Threads that came with them. */
  threads: z.array(Thread).optional(),
  suggestions: z.array(Suggestion).optional(),
  replyRequests: z.array(ReplyRequest).optional(),
  /** The journal that the archive came from: its article, its end and the hash of its end. */
  provenance: z.object({ articleId: z.string(), headSeq: z.number().int(), headHash: z.string() }).nullable().default(null),
});

const WithThreads = z.looseObject({ threads: z.array(Thread).optional() });

const imported = defineEntryType({
  type: 'article.imported',
  action: null,
  Input: Imported,
  Payload: Imported,
  decide(state, input, { now, importRules }) {
    if (state.seq !== 0) throw new DomainError('conflict', 'This article exists already.');
    Node.fromJSON(articleSchema, input.doc).check();
    // An archive can claim any day, and that anybody looked: what a desk asks for is held against the day of today, and asked of people here.
    return { ...input, annotations: input.annotations.map((one) => importRules?.asCame(one, now) ?? one) };
  },
  apply: (
    state,
    { payload: { details, doc, annotations, labelCounts, peopleNames, threads = [], suggestions = [], replyRequests = [] } },
  ) => ({
    ...state,
    details,
    doc: Node.fromJSON(articleSchema, doc),
    annotations: annotationsById(annotations),
    labelCounts,
    peopleNames,
    threads: threadsById(threads),
    suggestions: suggestionsById(suggestions),
    replyRequests,
  }),
  touches: ({ annotations }) => annotations.map(({ id }) => id),
  touchesThreads: ({ threads = [] }) => threads.map(({ id }) => id),
  withoutRemoved: (payload, isRemoved) => {
    const { threads = [], ...rest } = WithThreads.parse(payload);
    const told = threads.map((one) => withoutRemoved(one, isRemoved));
    return told.some((one, index) => one !== threads[index]) ? { ...rest, threads: told } : payload;
  },
  redact: (payload) => {
    const { threads = [], replyRequests = [], ...rest } = payload;
    const seen = threads.filter((one) => !isDraft(one));
    if (seen.length === threads.length && replyRequests.length === 0) return payload;
    return {
      ...rest,
      ...(seen.length > 0 && { threads: seen }),
      ...(replyRequests.length > 0 && { replyRequests: [...withoutWords(replyRequests)] }),
    };
  },
});

const Details = z.object({
  byline: inputText(MAX_BYLINE_CHARS).optional(),
  publishedOn: Day.nullable().optional(),
  language: LanguageTag.optional(),
  direction: z.enum(['ltr', 'rtl']).optional(),
});

const change = (state: ArticleState, details: Partial<ArticleDetails>): ArticleState => ({
  ...state,
  details: { ...state.details, ...details },
});

const detailsChanged = defineEntryType({
  type: 'article.details-changed',
  action: 'edit text',
  Input: Details.extend({ language: LanguageInput.optional() }),
  Payload: Details,
  decide: (_state, input) => input,
  apply: (state, { payload }) => change(state, payload),
});

const Moved = z.object({ deskId: Uuid });
const moved = defineEntryType({
  type: 'article.moved',
  action: null,
  isOpenWhenSigned: true,
  Input: Moved,
  Payload: Moved,
  decide: (_state, input) => input,
  apply: (state, { payload }) => change(state, payload),
});

/** Whose article it is: a person with the role of an author in its desk, or nobody here. Then only the byline names them. */
const AuthorNamed = z.object({ authorId: Uuid.nullable() });
const authorNamed = defineEntryType({
  type: 'article.author-named',
  action: null,
  isOpenWhenSigned: true,
  Input: AuthorNamed,
  Payload: AuthorNamed,
  decide: (_state, input) => input,
  apply: (state, { payload }) => change(state, payload),
});

const DueSet = z.object({ dueAt: Moment.nullable() });
const dueSet = defineEntryType({
  type: 'article.due-set',
  action: null,
  isOpenWhenSigned: true,
  Input: DueSet,
  Payload: DueSet,
  decide: (_state, input) => input,
  apply: (state, { payload }) => change(state, payload),
});

/** Who sees the article through. Nobody has a right by that. */
const OwnerNamed = z.object({ ownerId: Uuid.nullable() });
const ownerNamed = defineEntryType({
  type: 'article.owner-named',
  action: null,
  isOpenWhenSigned: true,
  Input: OwnerNamed,
  Payload: OwnerNamed,
  decide: (_state, input) => input,
  apply: (state, { payload }) => change(state, payload),
});

const Nothing = z.object({});
const filing = (type: string, details: Partial<ArticleDetails>) =>
  defineEntryType({
    type,
    action: null,
    isOpenWhenSigned: true,
    Input: Nothing,
    Payload: Nothing,
    decide: (_state, input) => input,
    apply: (state) => change(state, details),
  });

const Erased = z.object({
  seqs: z.array(z.number().int().positive()).min(1),
  reason: inputText(1000),
  /**
   * Of each of them, in that order: SHA-256 (hex) of what is left of its payload; null where words are left in it, which a hash would give away once
   * they are erased too. Left out by entries from before it was kept. Nobody can vouch for those without.
   */
  left: z.array(z.string().nullable()).optional(),
});
/** Says which entries lost their words by law, and why. The words themselves were destroyed where they stood. */
const erased = defineEntryType({
  type: 'erased',
  action: null,
  isOpenWhenSigned: true,
  Input: Erased,
  Payload: Erased,
  decide: (_state, input) => input,
  apply: (state) => state,
});

/** The entries about the article as a whole. */
export const articleEntryTypes: EntryType[] = [
  imported,
  detailsChanged,
  moved,
  authorNamed,
  dueSet,
  ownerNamed,
  filing('article.archived', { isArchived: true }),
  filing('article.unarchived', { isArchived: false }),
  filing('article.deleted', { isDeleted: true }),
  erased,
];
