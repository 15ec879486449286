import { z } from 'zod';
import { Revision, RevisionName } from '../articles/revision';
import { MAX_REASON_CHARS } from '../checks/check';
import { EntryKind } from '../history/entry-kinds';
import { OutlineColumns } from '../history/outline';
import { ComparedBlock, HistoryBlock, HistoryRow, HistoryTag, TagAtMoment, TagChange } from '../history/shown-history';
import { isUnseen } from '../text/is-unseen';
import { inputText } from '../text/text-input';
import { Uuid } from '../uuid';
import { ArticleParams } from './article-params';
import { endpoint } from './endpoint';
import { PastedVersion } from './pasted-version';
import { MAX_WHOLE, WholeNumber } from './whole-number';

const Seq = z.coerce.number().int().positive().max(MAX_WHOLE);
const Moment = ArticleParams.extend({ seq: Seq });

/** Most changes of tags that a comparison lists; how many there are it says in any case. */
export const MAX_LISTED_CHANGES = 500;

/** Full names by a person's id. Of who is not known there is none. */
const People = z.record(z.string(), z.string());

/** One moment: the entry, when it was made, and by whom. `byId` is null where that is not told. */
export const HistoryMoment = z.object({ seq: z.number().int(), at: z.string(), byId: z.string().nullable() });
export type HistoryMoment = z.infer<typeof HistoryMoment>;

/** An article's whole history on one line: at most 180 columns, however long it is, with quiet hours folded out. */
export const HistoryOutline = z.object({
  headSeq: z.number().int().positive(),
  ...OutlineColumns.shape,
  revisions: z.array(Revision),
  /** Those whose changes of text, tags, verdicts and sources are in it. */
  people: People,
});
export type HistoryOutline = z.infer<typeof HistoryOutline>;

/** `personId` leaves out what others did, in the lanes; the time that they took stays. */
export const readHistoryOutline = endpoint({
  method: 'GET',
  path: '/api/v1/articles/{articleId}/history',
  params: ArticleParams,
  query: z.object({ personId: Uuid.optional() }),
  answer: HistoryOutline,
});

/** What narrows the list of entries. `before`: only older ones than this seq. */
export const HistoryFilter = z.object({ before: Seq.optional(), personId: Uuid.optional(), kind: EntryKind.optional() });
export type HistoryFilter = z.output<typeof HistoryFilter>;

/** Lines of the history, newest first. `nextBefore` goes on with older ones; null where there are none. */
export const HistoryPage = z.object({
  rows: z.array(HistoryRow),
  nextBefore: z.number().int().nullable(),
  people: People,
  /** Titles of the sources that rows name, by id. */
  sources: z.record(z.string(), z.string()),
});
export type HistoryPage = z.infer<typeof HistoryPage>;

/** The entries as a person would tell them. Work on drafts of queries is told to those who see them. */
export const listHistory = endpoint({
  method: 'GET',
  path: '/api/v1/articles/{articleId}/history/entries',
  params: ArticleParams,
  query: HistoryFilter,
  answer: HistoryPage,
});

/** An article at a moment. */
export const ArticleAt = z.object({
  moment: HistoryMoment,
  version: z.number().int(),
  direction: z.enum(['ltr', 'rtl']),
  language: z.string(),
  blocks: z.array(HistoryBlock),
  /** The tags that stood in it, in order of the text. */
  tags: z.array(TagAtMoment),
  wordCount: z.number().int(),
  people: People,
});
export type ArticleAt = z.infer<typeof ArticleAt>;

/** The article as it was after an entry. 404 where it has not come that far. */
export const readMoment = endpoint({
  method: 'GET',
  path: '/api/v1/articles/{articleId}/history/{seq}',
  params: Moment,
  answer: ArticleAt,
});

/** What changed from one moment to another. */
export const ComparedMoments = z.object({
  from: HistoryMoment,
  to: HistoryMoment,
  direction: z.enum(['ltr', 'rtl']),
  language: z.string(),
  blocks: z.array(ComparedBlock),
  tags: z.array(HistoryTag),
  words: z.object({ added: z.number().int(), removed: z.number().int() }),
  /** What became of tags, and who did it when; at most 500. */
  changes: z.array(TagChange.extend({ by: HistoryMoment.nullable() })),
  /** How many tags came, went or changed, and how many claims came to stand otherwise. */
  tagCount: z.number().int(),
  verdictCount: z.number().int(),
  people: People,
});
export type ComparedMoments = z.infer<typeof ComparedMoments>;

/** From the first entry to now unless said otherwise. The two may come in any order: the earlier one is `from`. */
export const compareMoments = endpoint({
  method: 'GET',
  path: '/api/v1/articles/{articleId}/history/compare',
  params: ArticleParams,
  query: z.object({ from: Seq.optional(), to: Seq.optional() }),
  answer: ComparedMoments,
});

/**
 * Keeps the article as it is now as a revision. 409 `conflict` where nothing changed since the last one, and while it is archived. `entryId` is made by
 * the client, so that sending it again is still one revision, and is answered with that one; without it one is made.
 */
export const nameRevision = endpoint({
  method: 'POST',
  path: '/api/v1/articles/{articleId}/revisions',
  params: ArticleParams,
  body: z.object({ name: RevisionName.default(''), entryId: Uuid.optional() }),
  answer: Revision,
});

/**
 * Puts the text of a moment in place again, as a newer version that is pasted over: tags, verdicts and evidence stay with their words.
 * 409 `stale-version` if the text has changed after `baseSeq`, the newest entry that the person has seen. `entryId` as in `NewerVersion`.
 */
export const restoreMoment = endpoint({
  method: 'POST',
  path: '/api/v1/articles/{articleId}/history/{seq}/restore',
  params: Moment,
  body: z.object({ baseSeq: WholeNumber.positive(), entryId: Uuid.optional() }),
  answer: PastedVersion,
});

/** Most entries that are one line, and lose their words at once. */
const MAX_ERASED = 10_000;

/** The entries of a line, from its first to its last, and why their words go. */
export const ErasureInput = z
  .object({
    firstSeq: WholeNumber.positive(),
    lastSeq: WholeNumber.positive(),
    reason: inputText(MAX_REASON_CHARS).refine((text) => !isUnseen(text), 'Say why the words are erased.'),
  })
  .refine(({ firstSeq, lastSeq }) => lastSeq >= firstSeq && lastSeq - firstSeq < MAX_ERASED, 'These are too many entries, or none.');
export type ErasureInput = z.infer<typeof ErasureInput>;

/** Destroys the words of some entries for good, as a law asks. Chain, positions and tags stay; an entry says which, and why. `headSeq` is that entry. */
export const eraseLine = endpoint({
  method: 'POST',
  path: '/api/v1/articles/{articleId}/erasure',
  params: ArticleParams,
  body: ErasureInput,
  answer: z.object({ headSeq: z.number().int() }),
});

/** Goes through the whole chain of hashes: how many entries there are, and the first that does not hold, if there is one. */
export const verifyHistory = endpoint({
  method: 'GET',
  path: '/api/v1/articles/{articleId}/history/verified',
  params: ArticleParams,
  answer: z.object({ entryCount: z.number().int(), faultSeq: z.number().int().nullable() }),
});
