import { z } from 'zod';
import { endpoint } from './endpoint';
import { BatchAnswer } from './journal';

/** How many articles one stream may carry. */
export const MAX_STREAM_ARTICLES = 32;

/**
 * The live stream of one browser: server-sent events, each `entries` event holding a `LiveMessage`. `article` repeats, as `id:seq`:
 * what comes after that seq is sent. The stream ends when the session does; an article that may no longer be read is left out.
 */
export const liveStream = endpoint({
  method: 'GET',
  path: '/api/v1/live',
  query: z.object({
    article: z
      .union([z.string(), z.array(z.string())])
      .transform((one) => [one].flat())
      .pipe(
        z
          .array(z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:\d{1,9}$/))
          .min(1)
          .max(MAX_STREAM_ARTICLES),
      ),
  }),
});

/** New entries of one article, in order. */
export const LiveMessage = BatchAnswer.extend({ articleId: z.uuid() });
export type LiveMessage = z.infer<typeof LiveMessage>;
