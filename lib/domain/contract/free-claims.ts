import { z } from 'zod';
import { Uuid } from '../uuid';
import { ArticleParams } from './article-params';
import { endpoint } from './endpoint';

/** How many claims wait for somebody: that nobody has and that are not checked; and who can take them, by name. */
export const readFreeClaims = endpoint({
  method: 'GET',
  path: '/api/v1/articles/{articleId}/free-claims',
  params: ArticleParams,
  answer: z.object({ count: z.number().int(), people: z.array(z.object({ id: z.string(), name: z.string() })) }),
});

/** Gives all of them to one person. `left`: those that this person is to look at again, and so cannot check first. */
export const giveFreeClaims = endpoint({
  method: 'POST',
  path: '/api/v1/articles/{articleId}/free-claims',
  params: ArticleParams,
  body: z.object({ personId: Uuid }),
  answer: z.object({ given: z.number().int(), left: z.number().int() }),
});
