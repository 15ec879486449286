import { z } from 'zod';
import { endpoint } from './endpoint';

/** Above this many, what is unread is counted no further. */
export const MAX_COUNTED = 100;

/**
 * How many threads, articles in which one was given work, and articles opened again that one had signed, are unread, at most 100. Every page asks
 * for it, and few for what is in the inbox.
 */
export const countInbox = endpoint({
  method: 'GET',
  path: '/api/v1/inbox/count',
  answer: z.object({ unread: z.number().int() }),
});
