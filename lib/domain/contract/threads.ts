import { z } from 'zod';
import { Uuid } from '../uuid';
import { ArticleParams } from './article-params';
import { endpoint } from './endpoint';

/** What the tables can count to. */
const Seq = z.number().int().nonnegative().max(2_147_483_647);

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

/** Says that one has read a thread up to a seq of the article's journal. A mark never goes back. */
export const markThreadRead = endpoint({
  method: 'PUT',
  path: '/api/v1/articles/{articleId}/threads/{threadId}/read-mark',
  params: ArticleParams.extend({ threadId: Uuid }),
  body: z.object({ seq: Seq }),
});
