import { z } from 'zod';
import { endpoint } from './endpoint';
import { BatchAnswer } from './journal';

/** How many articles one stream may carry. */
export const MAX_STREAM_ARTICLES = 32;

/** How many streams one person may have open in a process: each browser needs one, which holds it for all its tabs. */
export const MAX_STREAMS_EACH = 32;

/**
 * The live stream of one browser: server-sent events. `article` repeats, as `id:seq` or `id:seq:hash`: what comes after that seq is sent, as
 * `entries` events, each holding a `LiveMessage`; `ready` says that all until now was sent, `rights` that the reader’s rights, or by what claims are checked, may be others from here on. An article that may not, or no longer, be read is named
 * by a `gone` event (`GoneMessage`) and left out; so is one that has an entry of another hash at that seq: reading on says which (403, 404, 410). The stream ends when the session does, and when no article is left.
 * 503 `busy` for someone who has very many open.
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
          .array(z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:\d{1,9}(:[0-9a-f]{64})?$/))
          .min(1)
          .max(MAX_STREAM_ARTICLES),
      ),
  }),
});

/**
 * New entries of one article, in order. From the stream `headSeq` is the last of these: what comes after comes by itself. Where tabs ask for entries, or
 * tell each other of them, it says if there are more.
 */
export const LiveMessage = BatchAnswer.extend({ articleId: z.uuid() });
export type LiveMessage = z.infer<typeof LiveMessage>;

/** An article that is not there for the reader: deleted, of a desk that they are not, or no longer, on, or another one than they have. */
export const GoneMessage = z.object({ articleId: z.uuid() });
export type GoneMessage = z.infer<typeof GoneMessage>;
