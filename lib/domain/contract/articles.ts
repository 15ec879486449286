import { z } from 'zod';
import { MAX_BYLINE_CHARS, MAX_FOUND_BYLINE_CHARS, MAX_TITLE_CHARS } from '../articles/article-details';
import { Stage } from '../articles/stage';
import { ClaimCounts } from '../checks/claim-counts';
import { LeftCount } from '../checks/left-reason';
import { Day, Instant } from '../moment';
import { type Action, permissions } from '../people/permissions';
import { labelledKinds } from '../tags/tag-kinds';
import { LanguageInput } from '../text/language-tag';
import { inputText } from '../text/text-input';
import { withoutTurns } from '../text/without-turns';
import { Uuid } from '../uuid';
import { ArticleParams } from './article-params';
import { endpoint } from './endpoint';
import { oneLine } from './one-line';

/** Longest words that an article is looked for by. UTF-16 units. */
export const MAX_QUERY_CHARS = 200;
/** Most articles on one page of the list. */
const MAX_ARTICLES_A_PAGE = 100;
// Nothing here needs the article's schema: the list of articles must not load an editor. What carries drafts is in imports.ts.

/** An action of the table of rights. */
const ActionName = z.custom<Action>((value) => typeof value === 'string' && Object.hasOwn(permissions, value));

/**
 * An article as lists show it. `rights` are the actions that the one who asks may do to it, archived or not. `composition` is its words by
 * kind of tag, as they were at `composedSeq`: it is counted seconds after a change, and null until it was for the first time. `claimCounts` has a
 * claim under its verdict once it is checked; why the others are not is in `left`, by the rules of the desk as they are now. Waivers count for nothing in it, and what a
 * checked claim breaks of these rules is for its sign-off to say.
 */
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
  claimCounts: ClaimCounts,
  left: z.array(LeftCount),
  stage: Stage,
  /** A signature stands under it and locks it, though others may still be to come. */
  isSigned: z.boolean(),
  composition: z.record(z.enum([...labelledKinds, 'none']), z.number().int()).nullable(),
  composedSeq: z.number().int(),
  version: z.number().int(),
  headSeq: z.number().int(),
  createdAt: z.string(),
  updatedAt: z.string(),
  isArchived: z.boolean(),
  /** ISO 8601, UTC. */
  dueAt: z.string().nullable(),
  /** Who sees it through; the name is empty where nobody is known by that id any more. */
  ownerId: z.string().nullable(),
  ownerName: z.string(),
  /** The people of the house who have claims of it in hand or second checks of it to do, by name. */
  checkers: z.array(z.object({ id: z.string(), name: z.string() })),
  rights: z.array(ActionName),
});
export type ArticleSummary = z.infer<typeof ArticleSummary>;

/**
 * The orders of a list, each with the direction it begins in. By urgency what is open and due comes first, by when; then what is open without a
 * date, newest change first; then what is done, by stage.
 * By progress the share of claims that are checked counts.
 */
export const articleSorts = { urgency: 'desc', updated: 'desc', title: 'asc', progress: 'asc' } as const satisfies Record<
  string,
  'asc' | 'desc'
>;
/** What the list of articles is ordered by. */
export const ArticleSort = z.enum(['urgency', 'updated', 'title', 'progress']);
export type ArticleSort = z.infer<typeof ArticleSort>;
/** Upwards or downwards. */
export const SortDirection = z.enum(['asc', 'desc']);
export type SortDirection = z.infer<typeof SortDirection>;

/** When an open article is due: before now, before the day ends, in the seven days after it, or at no time that is set. */
export const DueFilter = z.enum(['late', 'today', 'week', 'none']);
export type DueFilter = z.infer<typeof DueFilter>;

/**
 * What narrows articles, whatever their stage. `query` is looked for in title and byline. `mine`: those that the one who asks owns, and the open
 * ones in which claims, second checks or votes wait for them. `workerId`: those on which claims or second checks wait for that person. `due`
 * leaves out what is done; what is due today is not late. `tomorrow` and `week` are where today and the seven days after it end: the server does
 * not know where the reader's days do. Without them they end 24 hours and eight days from now.
 */
const Narrowing = z.object({
  deskId: Uuid.optional(),
  query: inputText(MAX_QUERY_CHARS).optional(),
  archived: z.stringbool().default(false),
  mine: z.stringbool().default(false),
  ownerId: Uuid.optional(),
  workerId: Uuid.optional(),
  due: DueFilter.optional(),
  tomorrow: Instant.optional(),
  week: Instant.optional(),
});

/** What narrows and orders a list of articles. `direction` is the sort's own unless given; urgency has one only. A cursor goes on in the order that it was given for. */
export const ArticleFilter = Narrowing.extend({
  stage: Stage.optional(),
  sort: ArticleSort.default('updated'),
  direction: SortDirection.optional(),
  cursor: z.string().max(1_000).optional(),
  limit: z.coerce.number().int().min(1).max(MAX_ARTICLES_A_PAGE).default(50),
});
export type ArticleFilter = z.output<typeof ArticleFilter>;

/** The articles that one may read. `nextCursor` is null on the last page. */
export const listArticles = endpoint({
  method: 'GET',
  path: '/api/v1/articles',
  query: ArticleFilter,
  answer: z.object({ articles: z.array(ArticleSummary), nextCursor: z.string().nullable() }),
});

/** What is counted. */
export const ArticleCountFilter = Narrowing;
export type ArticleCountFilter = z.output<typeof ArticleCountFilter>;

/**
 * How many articles of each stage there are, when they are due, and how many of their claims are not checked. Stages without an article are left
 * out. `mySeconds`: claims of all of them that wait for the one who asks to look again; `myVotes`: those that wait for their vote.
 */
export const countArticles = endpoint({
  method: 'GET',
  path: '/api/v1/articles/counts',
  query: ArticleCountFilter,
  answer: z.object({
    stages: z.array(
      z.object({
        stage: Stage,
        count: z.number().int(),
        late: z.number().int(),
        dueToday: z.number().int(),
        dueThisWeek: z.number().int(),
        dueLater: z.number().int(),
        uncheckedClaims: z.number().int(),
      }),
    ),
    mySeconds: z.number().int(),
    myVotes: z.number().int(),
  }),
});

/** One article as the list has it. */
export const readArticle = endpoint({ method: 'GET', path: '/api/v1/articles/{articleId}', params: ArticleParams, answer: ArticleSummary });

/** Another headline. `seenTitle` is the one that the person saw when they wrote it: a colleague's newer one is not written over unseen. */
export const renameArticle = endpoint({
  method: 'PUT',
  path: '/api/v1/articles/{articleId}/title',
  params: ArticleParams,
  // Lists cut a title by code points.
  body: z.object({
    title: oneLine(MAX_TITLE_CHARS, 'Write a title.'),
    seenTitle: z
      .string()
      .max(2 * MAX_TITLE_CHARS)
      .optional(),
  }),
  answer: ArticleSummary,
});

/** Moves the article to another desk. It takes the right in both. `seenDeskId` is the one where the person saw it: a colleague may have moved it since. */
export const moveArticle = endpoint({
  method: 'PUT',
  path: '/api/v1/articles/{articleId}/desk',
  params: ArticleParams,
  body: z.object({ deskId: Uuid, seenDeskId: Uuid.optional() }),
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

/** What can be corrected of what is known besides the text, as it is now: the refusal of a correction brings it. */
export const ArticleDetailsNow = z.object({
  byline: z.string().max(2 * MAX_FOUND_BYLINE_CHARS),
  publishedOn: Day.nullable(),
  language: LanguageInput,
  direction: z.enum(['ltr', 'rtl']),
});
export type ArticleDetailsNow = z.infer<typeof ArticleDetailsNow>;

/**
 * What a person corrects of it. What is left out stays. `seen` is what each was when they saw it: a colleague's newer one is not written over unseen.
 */
export const ArticleDetailsChange = ArticleDetailsNow.extend({ byline: inputText(MAX_BYLINE_CHARS).transform(withoutTurns) })
  .partial()
  .extend({ seen: ArticleDetailsNow.partial().optional() });
export type ArticleDetailsChange = z.infer<typeof ArticleDetailsChange>;

/** Corrects what is known of an article besides its text. 409 `conflict` where something of it is another by now than was seen; `details.now` is all of it. */
export const changeDetails = endpoint({
  method: 'PATCH',
  path: '/api/v1/articles/{articleId}/details',
  params: ArticleParams,
  body: ArticleDetailsChange,
  answer: ArticleSummary,
});

/** The people who can be named as the article's author: those with that role in its desk, by name. `authorId` is who it is now. */
export const listAuthors = endpoint({
  method: 'GET',
  path: '/api/v1/articles/{articleId}/author',
  params: ArticleParams,
  answer: z.object({ authorId: z.uuid().nullable(), people: z.array(z.object({ id: z.uuid(), name: z.string() })) }),
});

/** Says whose article it is. It is their own from then on; null: nobody's who is here. */
export const nameAuthor = endpoint({
  method: 'PUT',
  path: '/api/v1/articles/{articleId}/author',
  params: ArticleParams,
  body: z.object({ authorId: Uuid.nullable() }),
  answer: ArticleSummary,
});

/** Takes the article away for everyone. The journal keeps a tombstone. */
export const deleteArticle = endpoint({ method: 'DELETE', path: '/api/v1/articles/{articleId}', params: ArticleParams });
