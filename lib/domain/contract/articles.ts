import { z } from 'zod';
import { AnchorState } from '../anchor';
import { CalendarDay, Direction, ImportCorrections, ImportDraft, LanguageTag } from '../import/draft';
import { type Action, permissions } from '../permissions';
import { TagKind } from '../tag-kinds';
import { inputText } from '../text-input';
import { endpoint } from './endpoint';
import { oneLine } from './people';

/** Longest title that a person can give an article. UTF-16 units. */
export const MAX_TITLE_CHARS = 1_000;
/** Most articles on one page of the list. */
export const MAX_ARTICLES_A_PAGE = 100;
/** Size of a draft's JSON in bytes: a 20 MB text grows when it becomes a doc. */
export const MAX_DRAFT_BYTES = 80 * 1024 * 1024;

export const ArticleParams = z.object({ articleId: z.uuid() });

/** An action of the table of rights. */
const ActionName = z.custom<Action>((value) => typeof value === 'string' && Object.hasOwn(permissions, value));

/** An article as lists show it. `rights` are the actions that the one who asks may do to it, archived or not. */
export const ArticleSummary = z.object({
  id: z.uuid(),
  deskId: z.uuid(),
  deskName: z.string(),
  title: z.string(),
  byline: z.string(),
  publishedOn: z.string().nullable(),
  language: z.string(),
  direction: Direction,
  wordCount: z.number().int(),
  claimCount: z.number().int(),
  checkedCount: z.number().int(),
  version: z.number().int(),
  headSeq: z.number().int(),
  createdAt: z.string(),
  updatedAt: z.string(),
  isArchived: z.boolean(),
  rights: z.array(ActionName),
});
export type ArticleSummary = z.infer<typeof ArticleSummary>;

/** What narrows a list of articles. `query` is looked for in title and byline. */
export const ArticleFilter = z.object({
  deskId: z.uuid().optional(),
  query: inputText(200).optional(),
  archived: z.stringbool().default(false),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(MAX_ARTICLES_A_PAGE).default(50),
});
export type ArticleFilter = z.output<typeof ArticleFilter>;

/** The newest articles first. `nextCursor` is null on the last page. */
export const listArticles = endpoint({
  method: 'GET',
  path: '/api/v1/articles',
  query: ArticleFilter,
  answer: z.object({ articles: z.array(ArticleSummary), nextCursor: z.string().nullable() }),
});

/** Where a draft came from: the format's name, and the file's name if there was a file. */
export const DraftOrigin = z.object({ format: z.string().min(1).max(32), fileName: inputText(255).nullable() });
export type DraftOrigin = z.infer<typeof DraftOrigin>;

/** A new article from a draft. `id` is made by the client, so that sending it again is still one article. */
export const NewArticle = z.object({
  id: z.uuid(),
  deskId: z.uuid(),
  draft: ImportDraft,
  corrections: ImportCorrections,
  origin: DraftOrigin,
});
export type NewArticle = z.input<typeof NewArticle>;

export const createArticle = endpoint({
  method: 'POST',
  path: '/api/v1/articles',
  body: NewArticle,
  answer: ArticleSummary,
  maxBytes: MAX_DRAFT_BYTES,
});

export const readArticle = endpoint({ method: 'GET', path: '/api/v1/articles/{articleId}', params: ArticleParams, answer: ArticleSummary });

export const renameArticle = endpoint({
  method: 'PUT',
  path: '/api/v1/articles/{articleId}/title',
  params: ArticleParams,
  body: z.object({ title: oneLine(MAX_TITLE_CHARS, 'Write a title.') }),
  answer: ArticleSummary,
});

/** Moves the article to another desk. It takes the right in both. */
export const moveArticle = endpoint({
  method: 'PUT',
  path: '/api/v1/articles/{articleId}/desk',
  params: ArticleParams,
  body: z.object({ deskId: z.uuid() }),
  answer: ArticleSummary,
});

/** Takes the article out of the list, read-only, or brings it back. */
export const setArchived = endpoint({
  method: 'PUT',
  path: '/api/v1/articles/{articleId}/archived',
  params: ArticleParams,
  body: z.object({ isArchived: z.boolean() }),
  answer: ArticleSummary,
});

/** What a person may correct of what is known besides the text. What is left out stays. */
export const ArticleDetailsChange = z.object({
  byline: inputText(300).optional(),
  publishedOn: CalendarDay.nullable().optional(),
  language: LanguageTag.optional(),
  direction: Direction.optional(),
});
export type ArticleDetailsChange = z.infer<typeof ArticleDetailsChange>;

export const changeDetails = endpoint({
  method: 'PATCH',
  path: '/api/v1/articles/{articleId}/details',
  params: ArticleParams,
  body: ArticleDetailsChange,
  answer: ArticleSummary,
});

/** Takes the article away for everyone. The journal keeps a tombstone. */
export const deleteArticle = endpoint({ method: 'DELETE', path: '/api/v1/articles/{articleId}', params: ArticleParams });

/** A newer version of the whole text, for the text that has `baseVersion`. */
export const NewerVersion = z.object({ draft: ImportDraft, corrections: ImportCorrections, baseVersion: z.number().int().nonnegative() });
export type NewerVersion = z.input<typeof NewerVersion>;

/** What became of one tag: its words before and now (null: gone), and how much of them is left (0 to 1). */
export const ReviewRow = z.object({
  annotationId: z.uuid(),
  label: z.string().nullable(),
  kind: TagKind,
  before: z.string(),
  after: z.string().nullable(),
  state: AnchorState,
  score: z.number(),
});

/**
 * Replaces the text; tags, verdicts and evidence stay with their words. The answer lists the tags that moved, drifted or lost their words.
 * 409 `stale-version`: the text is no longer the one of `baseVersion`.
 */
export const pasteNewerVersion = endpoint({
  method: 'POST',
  path: '/api/v1/articles/{articleId}/newer-version',
  params: ArticleParams,
  body: NewerVersion,
  answer: z.object({ article: ArticleSummary, review: z.array(ReviewRow) }),
  maxBytes: MAX_DRAFT_BYTES,
});
