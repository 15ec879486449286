import { z } from 'zod';
import { ImportCorrections, ImportDraft } from '../import/draft';
import { MAX_ARCHIVE_BYTES, MAX_ARTICLE_BYTES } from '../import/import-limits';
import { inputText } from '../text/text-input';
import { Uuid } from '../uuid';
import { DueMoment } from './article-desk-work';
import { ArticleParams } from './article-params';
import { ArticleSummary } from './articles';
import { endpoint } from './endpoint';
import { PastedVersion } from './pasted-version';
import { WholeNumber } from './whole-number';

/** Size of a draft's JSON in bytes: a 20 MB text grows when it becomes a doc. */
const MAX_DRAFT_BYTES = 80 * 1024 * 1024;

/** Where a draft came from: the format's name, and the file's name if there was a file. */
export const DraftOrigin = z.object({ format: inputText(32).min(1), fileName: inputText(255).nullable() });
export type DraftOrigin = z.infer<typeof DraftOrigin>;

/** What a reader made of a text. Nothing is stored until an article is created from it. */
export const DraftAnswer = z.object({ draft: ImportDraft, origin: DraftOrigin });
export type DraftAnswer = z.infer<typeof DraftAnswer>;

/** What the clipboard held: its HTML if it had any, and its plain text. */
export const Paste = z.object({ html: z.string().nullable().default(null), text: z.string() });
export type Paste = z.input<typeof Paste>;

/** The desk that something is brought into: in the address, so that the right is looked at before the body is read. */
const IntoDesk = z.object({ deskId: Uuid });

/** Reads pasted text. Ill-formed text is refused by the reader, with a sentence of its own. */
export const readPaste = endpoint({
  method: 'POST',
  path: '/api/v1/imports/paste',
  query: IntoDesk,
  body: Paste,
  answer: DraftAnswer,
  // JSON escapes: what is 20 MB of text can be more on the way. The reader counts the text itself.
  maxBytes: 2 * MAX_ARTICLE_BYTES,
});

/** Reads an article's file. The body is the file's bytes as they are. */
export const readFile = endpoint({
  method: 'POST',
  path: '/api/v1/imports/file',
  query: IntoDesk.extend({ name: inputText(255) }),
  answer: DraftAnswer,
  maxBytes: MAX_ARTICLE_BYTES,
});

/** What a Galley archive holds, before anything is stored. */
export const ArchivePreview = z.object({
  title: z.string(),
  byline: z.string(),
  wordCount: z.number().int(),
  tagCount: z.number().int(),
  sourceCount: z.number().int(),
  deskName: z.string(),
  exportedAt: z.string(),
  /**
   * How many signatures, waivers, reopenings and revisions stay in the file. That due dates are left out, for who gives out no work there. And sources
   * that the desk has under their link, and describes otherwise, and those that the archive has twice: none of these for who does not see the desk's
   * sources.
   */
  warnings: z.array(z.string()),
});
export type ArchivePreview = z.infer<typeof ArchivePreview>;

/** Reads a Galley archive. The body is the file's bytes as they are. */
export const previewArchive = endpoint({
  method: 'POST',
  path: '/api/v1/imports/archive',
  query: IntoDesk,
  answer: ArchivePreview,
  maxBytes: MAX_ARCHIVE_BYTES,
});

/** A new article from a Galley archive, with its tags, verdicts, evidence and sources. Sent again with the same id it is still one article. */
export const createFromArchive = endpoint({
  method: 'POST',
  path: '/api/v1/articles/from-archive',
  query: IntoDesk.extend({ id: Uuid, name: inputText(255) }),
  answer: ArticleSummary,
  maxBytes: MAX_ARCHIVE_BYTES,
});

/**
 * A new article from a draft. `id` is made by the client, so that sending it again is still one article. Who gives out work on the desk can say at
 * once by when it is due and who sees it through.
 */
export const NewArticle = z.object({
  id: Uuid,
  draft: ImportDraft,
  corrections: ImportCorrections,
  origin: DraftOrigin,
  dueAt: DueMoment.optional(),
  ownerId: Uuid.optional(),
});
export type NewArticle = z.input<typeof NewArticle>;

/** Stores a draft, as it was corrected, as a new article of the desk. */
export const createArticle = endpoint({
  method: 'POST',
  path: '/api/v1/articles',
  query: IntoDesk,
  body: NewArticle,
  answer: ArticleSummary,
  maxBytes: MAX_DRAFT_BYTES,
});

/**
 * A newer version of the whole text, for the text that has `baseVersion`. `entryId` is made by the client, so that sending the same again
 * is still one entry, and is answered as the first time; without it one is made.
 */
export const NewerVersion = z.object({
  draft: ImportDraft,
  corrections: ImportCorrections,
  baseVersion: WholeNumber,
  entryId: Uuid.optional(),
});
export type NewerVersion = z.input<typeof NewerVersion>;

/**
 * Replaces the text; tags, verdicts and evidence stay with their words. The answer lists the tags that moved, drifted or lost their words.
 * 409 `stale-version`: the text is no longer the one of `baseVersion`.
 */
export const pasteNewerVersion = endpoint({
  method: 'POST',
  path: '/api/v1/articles/{articleId}/newer-version',
  params: ArticleParams,
  body: NewerVersion,
  answer: PastedVersion,
  maxBytes: MAX_DRAFT_BYTES,
});
