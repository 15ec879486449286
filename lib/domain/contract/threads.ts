import { z } from 'zod';
import { Uuid } from '../uuid';
import { ArticleParams } from './article-params';
import { endpoint } from './endpoint';
import { WholeNumber } from './whole-number';

/** What the tables can count to. */

/** The people who may read an article, and so may be mentioned in a comment on it: no more than id and name, by name. */
export const listMentionable = endpoint({
  method: 'GET',
  path: '/api/v1/articles/{articleId}/mentionable',
  params: ArticleParams,
  answer: z.object({ people: z.array(z.object({ id: z.uuid(), name: z.string() })) }),
});

/** How far one has read a thread. `isUnread`: it is unread in one's inbox, also by a mention that was added to a comment read before. */
export const ReadMark = z.object({ threadId: z.uuid(), seq: z.number().int(), isUnread: z.boolean() });
export type ReadMark = z.infer<typeof ReadMark>;

/** One's own marks in an article. Threads without one were never read. */
export const listReadMarks = endpoint({
  method: 'GET',
  path: '/api/v1/articles/{articleId}/read-marks',
  params: ArticleParams,
  answer: z.object({ marks: z.array(ReadMark) }),
});

/** So many threads go in one request: more than come into sight within a moment. */
export const MAX_READ_AT_ONCE = 200;

/** That one has read a thread up to a seq of the article's journal. */
export const SeenThread = z.object({ threadId: Uuid, seq: WholeNumber });
export type SeenThread = z.infer<typeof SeenThread>;

/** Says how far one has read threads of an article. A mark never goes back. */
export const markThreadsRead = endpoint({
  method: 'PUT',
  path: '/api/v1/articles/{articleId}/read-marks',
  params: ArticleParams,
  body: z.object({ seen: z.array(SeenThread).min(1).max(MAX_READ_AT_ONCE) }),
});
