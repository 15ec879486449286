import { z } from 'zod';
import { ArticleStateJson } from '../article-state';
import { EntryInput, VisibleEntry } from '../journal/entry';
import { Uuid } from '../uuid';
import { endpoint } from './endpoint';

/** At most this many entries in one batch. */
export const MAX_BATCH_ENTRIES = 500;
/** Size of a batch's body in bytes: a whole book pasted in is still one batch. */
export const MAX_BATCH_BYTES = 20 * 1024 * 1024;
/** At most this many entries in one answer: a sender that is further behind catches up a page at a time. */
export const MAX_ANSWER_ENTRIES = 1000;

const ArticleParams = z.object({ articleId: Uuid });
/** What the tables can count to. */
const MAX_SEQ = 2_147_483_647;

/**
 * What a tab sends: its entries in order, and the version and seq that they are based on. Anchors in a batch are in the
 * coordinates after the batch's earlier steps.
 */
export const Batch = z.object({
  base: z.object({ version: z.number().int().nonnegative(), seq: z.number().int().nonnegative() }),
  clientId: z.string().min(8).max(64),
  /** Whose work it is. Where someone else is signed in by now it is refused (401): it must not be stored in their name. */
  personId: Uuid.optional(),
  /** The article schema that the sender knows. An older one is refused (410): what it does not know, it could wipe. */
  schemaVersion: z.number().int().positive().optional(),
  entries: z.array(EntryInput).min(1).max(MAX_BATCH_ENTRIES),
});
export type Batch = z.infer<typeof Batch>;

/** All that was stored after the batch's base, its own entries included, in order. */
export const BatchAnswer = z.object({ entries: z.array(VisibleEntry), headSeq: z.number().int() });
export type BatchAnswer = z.infer<typeof BatchAnswer>;

/**
 * Stores a batch: one transaction, all or nothing. An entry whose id is stored already is not stored again.
 * 409 `stale-version`: the batch has steps and the text has moved on, or there are over 1,000 entries since its base; `details.entries` are
 * those missing, at most 1,000.
 * 409 `conflict`, 422, 403, 404 name the entry that was refused in `details.entryId`; nothing of the batch was stored.
 */
export const appendEntries = endpoint({
  method: 'POST',
  path: '/api/v1/articles/{articleId}/entries',
  params: ArticleParams,
  body: Batch,
  answer: BatchAnswer,
  maxBytes: MAX_BATCH_BYTES,
});

/** The entries after a seq, at most 1,000 at a time. `headSeq` says if there are more. */
export const readEntries = endpoint({
  method: 'GET',
  path: '/api/v1/articles/{articleId}/entries',
  params: ArticleParams,
  query: z.object({ after: z.coerce.number().int().nonnegative().max(MAX_SEQ) }),
  answer: BatchAnswer,
});

/** The whole article at a seq, or now. */
export const readArticleState = endpoint({
  method: 'GET',
  path: '/api/v1/articles/{articleId}/state',
  params: ArticleParams,
  query: z.object({ seq: z.coerce.number().int().positive().optional() }),
  answer: z.object({ state: ArticleStateJson, headSeq: z.number().int() }),
});
