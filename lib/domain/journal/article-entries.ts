import { Node } from '@tiptap/pm/model';
import { z } from 'zod';
import { Annotation } from '../annotation';
import { ArticleDetails } from '../article-details';
import { articleSchema } from '../article-schema';
import type { ArticleState } from '../article-state';
import { DomainError } from '../errors';
import { Day } from '../evidence';
import { inputText } from '../text-input';
import { Uuid } from '../uuid';
import { defineEntryType, type EntryType } from './entry-type';

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
  /** The journal that the archive came from: its article, its end and the hash of its end. */
  provenance: z.object({ articleId: z.string(), headSeq: z.number().int(), headHash: z.string() }).nullable().default(null),
});

const imported = defineEntryType({
  type: 'article.imported',
  action: null,
  Input: Imported,
  Payload: Imported,
  decide(state, input) {
    if (state.seq !== 0) throw new DomainError('conflict', 'This article exists already.');
    Node.fromJSON(articleSchema, input.doc).check();
    return input;
  },
  apply: (state, { payload: { details, doc, annotations, labelCounts, peopleNames } }) => ({
    ...state,
    details,
    doc: Node.fromJSON(articleSchema, doc),
    annotations: new Map(annotations.map((one) => [one.id, one])),
    labelCounts,
    peopleNames,
  }),
  touches: ({ annotations }) => annotations.map(({ id }) => id),
});

const Details = z.object({
  byline: inputText(300).optional(),
  publishedOn: Day.nullable().optional(),
  language: z
    .string()
    .regex(/^$|^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'A language is a tag such as en or pt-BR.')
    .optional(),
  direction: z.enum(['ltr', 'rtl']).optional(),
});

const change = (state: ArticleState, details: Partial<ArticleDetails>): ArticleState => ({
  ...state,
  details: { ...state.details, ...details },
});

const detailsChanged = defineEntryType({
  type: 'article.details-changed',
  action: 'edit text',
  Input: Details,
  Payload: Details,
  decide: (_state, input) => input,
  apply: (state, { payload }) => change(state, payload),
});

const Moved = z.object({ deskId: Uuid });
const moved = defineEntryType({
  type: 'article.moved',
  action: null,
  Input: Moved,
  Payload: Moved,
  decide: (_state, input) => input,
  apply: (state, { payload }) => change(state, payload),
});

const Nothing = z.object({});
const filing = (type: string, details: Partial<ArticleDetails>) =>
  defineEntryType({
    type,
    action: null,
    Input: Nothing,
    Payload: Nothing,
    decide: (_state, input) => input,
    apply: (state) => change(state, details),
  });

const Erased = z.object({ seqs: z.array(z.number().int().positive()).min(1), reason: inputText(1000) });
/** Says which entries lost their words by law, and why. The words themselves were destroyed where they stood. */
const erased = defineEntryType({
  type: 'erased',
  action: null,
  Input: Erased,
  Payload: Erased,
  decide: (_state, input) => input,
  apply: (state) => state,
});

/** The seqs that an `erased` entry names. */
export function erasedSeqs(payload: unknown): number[] {
  return Erased.parse(payload).seqs;
}

/** The entries about the article as a whole. */
export const articleEntryTypes: EntryType[] = [
  imported,
  detailsChanged,
  moved,
  filing('article.archived', { isArchived: true }),
  filing('article.unarchived', { isArchived: false }),
  filing('article.deleted', { isDeleted: true }),
  erased,
];
