import { z } from 'zod';
import { ArticleStateJson } from '../article-state';
import { MAX_STEPS_WITH_MARKS } from '../journal/entries/text-entry';
import { EntryInput, VisibleEntry } from '../journal/entry';
import { inputText } from '../text/text-input';
import { Uuid } from '../uuid';
import { ArticleParams } from './article-params';
import { endpoint } from './endpoint';
import { PresenceNews } from './presence';
import { MAX_WHOLE, WholeNumber } from './whole-number';

/** At most this many entries in one batch. */
export const MAX_BATCH_ENTRIES = 500;
/** Size of a batch's body in bytes: a whole book pasted in is still one batch. */
const MAX_BATCH_BYTES = 20 * 1024 * 1024;
/** Most steps in one batch, as many as in one entry. Of 500,000 characters none can have as many: the shortest step has 39. */
export const MAX_BATCH_STEPS = MAX_STEPS_WITH_MARKS;
/** Most characters in the payloads of several entries, as JSON in UTF-16 units. The pages send half as many; one entry alone may fill the body. */
export const MAX_BATCH_CHARS = 1_000_000;
/** At most this many entries in one answer: a sender that is further behind catches up a page at a time. */
export const MAX_ANSWER_ENTRIES = 1000;
/** An answer ends with the entry that passes this size, in bytes of JSON: pastes of whole books come one or two at a time. */
export const MAX_ANSWER_BYTES = 4_000_000;

/** A SHA-256 in hexadecimal digits. */
const MAX_HASH_CHARS = 64;

/**
 * What a tab sends: its entries in order, and the version and seq that they are based on. Anchors in a batch are in the
 * coordinates after the batch's earlier steps.
 */
export const Batch = z.object({
  base: z.object({
    version: WholeNumber,
    seq: WholeNumber,
    /** The hash of the entry at `seq`, where the sender knows it. */
    hash: z.string().max(MAX_HASH_CHARS).optional(),
  }),
  clientId: inputText(64).min(8),
  /** Whose work it is. Where someone else is signed in by now it is refused (401): it must not be stored in their name. */
  personId: Uuid.optional(),
  /**
   * The article schema that the sender knows. An older one is refused (410): what it does not know, it could wipe. An outbox that an older page
   * has kept is replayed into the schema of the page that sends it, which says its own.
   */
  schemaVersion: z.number().int().positive(),
  entries: z
    .array(EntryInput)
    .min(1)
    .max(MAX_BATCH_ENTRIES)
    .refine(
      (entries) => countSteps(entries) <= MAX_BATCH_STEPS,
      `This is too much at once: at most ${MAX_BATCH_STEPS} steps go in one batch.`,
    )
    .refine(
      (entries) => entries.length === 1 || countChars(entries) <= MAX_BATCH_CHARS,
      `This is too much at once: several entries may have ${MAX_BATCH_CHARS} characters together.`,
    ),
});
export type Batch = z.infer<typeof Batch>;

const WithSteps = z.object({ steps: z.array(z.unknown()) });

function countSteps(entries: readonly EntryInput[]): number {
  return entries.reduce((sum, { payload }) => sum + (WithSteps.safeParse(payload).data?.steps.length ?? 0), 0);
}

function countChars(entries: readonly EntryInput[]): number {
  return entries.reduce((sum, { payload }) => sum + (JSON.stringify(payload) ?? '').length, 0);
}

/** All that was stored after the batch's base, its own entries included, in order. */
export const BatchAnswer = z.object({ entries: z.array(VisibleEntry), headSeq: z.number().int() });
export type BatchAnswer = z.infer<typeof BatchAnswer>;

/**
 * Stores a batch: one transaction, all or nothing. An entry whose id is stored already is not stored again.
 * Typing in other places than what was stored meanwhile is shifted over it.
 * 409 `stale-version`: the batch has other steps and the text has moved on, there are more entries since its base than one answer holds, or
 * words were erased since its base, and what was made of them must not be sent again; `details.entries` are those missing, as many as an answer
 * holds.
 * 410 `too-old`: the sender knows an older article schema than the server, or an article that the server does not have: a later one, or (by
 * `base.hash`) one with another entry at that seq, as where a backup was put back.
 * 409 `conflict`, 422, 403, 404 name the entry that was refused in `details.entryId`, and in `details.alsoIds` later ones that would be refused alike; nothing of the batch was stored.
 */
export const appendEntries = endpoint({
  method: 'POST',
  path: '/api/v1/articles/{articleId}/entries',
  params: ArticleParams,
  body: Batch,
  answer: BatchAnswer,
  maxBytes: MAX_BATCH_BYTES,
});

/** What is stored after a seq, and who is in the article, where it was asked for. */
export const EntriesAnswer = BatchAnswer.extend({ presence: PresenceNews.optional() });
export type EntriesAnswer = z.infer<typeof EntriesAnswer>;

/**
 * The entries after a seq, at most 1,000 and about 4 MB at a time, but one at least. `headSeq` says if there are more. With `presence=1` the
 * answer has everyone who is in the article as well, for who asks again and again and has no stream. `hash`: that of the entry at `after`;
 * 410 `too-old` where the journal has another one there.
 */
export const readEntries = endpoint({
  method: 'GET',
  path: '/api/v1/articles/{articleId}/entries',
  params: ArticleParams,
  query: z.object({
    after: z.coerce.number().int().nonnegative().max(MAX_WHOLE),
    hash: z.string().max(MAX_HASH_CHARS).optional(),
    presence: z.literal('1').optional(),
  }),
  answer: EntriesAnswer,
});

/** The whole article at a seq, or now, and the hash of the entry there. */
export const readArticleState = endpoint({
  method: 'GET',
  path: '/api/v1/articles/{articleId}/state',
  params: ArticleParams,
  query: z.object({ seq: z.coerce.number().int().positive().max(MAX_WHOLE).optional() }),
  answer: z.object({ state: ArticleStateJson, hash: z.string().optional(), headSeq: z.number().int() }),
});
