import { z } from 'zod';
import { Instant, MAX_MOMENT_CHARS } from '../moment';
import { Uuid } from '../uuid';
import { ArticleParams } from './article-params';
import { ArticleSummary } from './articles';
import { endpoint } from './endpoint';

// Apart from articles.ts, since the page of an article needs none of it.

/** What a person has to do on the articles that are open: claims in hand to go on with, second checks and votes that wait, and articles that they own. */
export const PersonLoad = z.object({
  id: z.string(),
  name: z.string(),
  openClaims: z.number().int(),
  seconds: z.number().int(),
  /** Claims that wait for this person's vote, among others'. */
  votes: z.number().int(),
  owned: z.number().int(),
  /** Some of it is on a desk where they do not check: disabled, or with another role. It waits until somebody else has it. */
  isStranded: z.boolean(),
});
export type PersonLoad = z.infer<typeof PersonLoad>;

/** Claims that wait for votes. They are given to nobody: whoever votes on the desk and has not yet may, and of some that is nobody any more. */
const AwaitedVotes = z.object({ claims: z.number().int(), ofNobody: z.number().int() });
export type AwaitedVotes = z.infer<typeof AwaitedVotes>;

/**
 * Who has how much to do, over the open articles that the one who asks may read: those with the most, first, and how many there are with any
 * (`peopleCount`). `owners` are all who own one, by name.
 */
export const readLoad = endpoint({
  method: 'GET',
  path: '/api/v1/articles/load',
  query: z.object({ deskId: Uuid.optional() }),
  answer: z.object({
    people: z.array(PersonLoad),
    peopleCount: z.number().int(),
    owners: z.array(z.object({ id: Uuid, name: z.string() })),
    votes: AwaitedVotes,
  }),
});

/** The moment by which an article is due. */
export const DueMoment = z.iso
  .datetime('Choose a day and a time.')
  .max(MAX_MOMENT_CHARS, 'Choose a day and a time.')
  // A year that nobody means: PostgreSQL knows none before 1, and what is typed halfway is year 2.
  .refine((at) => at >= '1970', 'Choose a day and a time.');

/**
 * Says when the article is due, or that it is not. `seenDueAt` is what the person saw: 409 `conflict` where it is another by now, and `details.now` is
 * which.
 */
export const setArticleDue = endpoint({
  method: 'PUT',
  path: '/api/v1/articles/{articleId}/due',
  params: ArticleParams,
  body: z.object({ dueAt: DueMoment.nullable(), seenDueAt: Instant.nullable() }),
  answer: ArticleSummary,
});

/** When an article is due by now, as the refusal of another due date brings it. */
export const DueNow = z.iso.datetime().nullable();

/** The people who can own the article: those who may check in its desk, by name. */
export const listCheckers = endpoint({
  method: 'GET',
  path: '/api/v1/articles/{articleId}/owner',
  params: ArticleParams,
  answer: z.object({ ownerId: z.string().nullable(), people: z.array(z.object({ id: z.string(), name: z.string() })) }),
});

/** The people who can own an article of the desk, by name: for who gives out work there. */
export const listDeskCheckers = endpoint({
  method: 'GET',
  path: '/api/v1/desks/{deskId}/checkers',
  params: z.object({ deskId: Uuid }),
  answer: z.object({ people: z.array(z.object({ id: z.string(), name: z.string() })) }),
});

/**
 * Says who sees the article through; null: nobody. `seenOwnerId` is whom the person saw there: 409 `conflict` where it is somebody else by now, and
 * `details.now` is who.
 */
export const nameOwner = endpoint({
  method: 'PUT',
  path: '/api/v1/articles/{articleId}/owner',
  params: ArticleParams,
  body: z.object({ ownerId: Uuid.nullable(), seenOwnerId: Uuid.nullable() }),
  answer: ArticleSummary,
});

/** Who owns an article by now, as the refusal of another owner brings it. */
export const OwnerNow = z.object({ id: z.string(), name: z.string() }).nullable();
export type OwnerNow = z.infer<typeof OwnerNow>;
