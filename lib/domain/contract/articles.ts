import { z } from 'zod';
import { Day } from '../evidence';
import { type Action, permissions } from '../permissions';
import { inputText } from '../text-input';
import { Uuid } from '../uuid';
import { endpoint } from './endpoint';
import { oneLine } from './people';

/** Longest title that a person can give an article. UTF-16 units. */
export const MAX_TITLE_CHARS = 1_000;
/** Most articles on one page of the list. */
export const MAX_ARTICLES_A_PAGE = 100;
// Nothing here needs the article's schema: the list of articles must not load an editor. What carries drafts is in imports.ts.

export const ArticleParams = z.object({ articleId: Uuid });

/** An action of the table of rights. */
const ActionName = z.custom<Action>((value) => typeof value === 'string' && Object.hasOwn(permissions, value));

/** An article as lists show it. `rights` are the actions that the one who asks may do to it, archived or not. */
export const ArticleSummary = z.object({
  id: Uuid,
  deskId: Uuid,
  deskName: z.string(),
  title: z.string(),
  byline: z.string(),
  publishedOn: z.string().nullable(),
  language: z.string(),
  direction: z.enum(['ltr', 'rtl']),
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
  deskId: Uuid.optional(),
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
  body: z.object({ deskId: Uuid }),
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
  publishedOn: Day.nullable().optional(),
  language: z
    .string()
    .regex(/^$|^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'A language is a tag such as en or pt-BR.')
    .optional(),
  direction: z.enum(['ltr', 'rtl']).optional(),
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
