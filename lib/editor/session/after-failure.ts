import type { ApiError } from '@/lib/api';
import type { Batch } from '@/lib/domain/contract/journal';
import { LOST } from './article-lock';
import { isRefusal } from './is-refusal';

/** What a sender does once a request of its has failed. */
type AfterFailure =
  /** Others wrote meanwhile: what waits is carried over that, and sent again. */
  | { name: 'rebase' }
  /** Nobody is signed in, or somebody else. */
  | { name: 'wait for the person' }
  /** The server will take none of these entries, ever; all others may go on. */
  | { name: 'refuse'; ids: string[]; reason: string }
  /** The batch was too large: so many of its entries go at once. */
  | { name: 'send fewer'; maxEntries: number }
  /** Nothing that this page sends will be taken. */
  | { name: 'halt'; reason: string; more?: { isGone: true } }
  | { name: 'retry' };

/** Said where the article is not there, or not for this person, while its page stands before them. The same for both: nobody may tell these apart. */
const NO_LONGER_HERE = `${LOST} What you have not sent is kept: see Articles.`;

/** Said of an entry that neither the server nor what stands before it takes, also alone. */
const TOO_LARGE = 'This was not saved: it is too large to send at once. Do it in parts.';

/** What is done after `error`, by which the entries `sent` were not taken; of a reading that failed they are none. */
export function afterFailure(error: ApiError, sent: Batch['entries']): AfterFailure {
  if (error.code === 'stale-version') return { name: 'rebase' };
  if (error.status === 401) return { name: 'wait for the person' };
  // It would be so again, and stand before all else for good.
  const isTooLarge = error.status === 413;
  const refusedId = isTooLarge && sent.length === 1 ? sent[0]?.id : error.details.entryId;
  const isRefused = isRefusal(error);
  if (isRefused && typeof refusedId === 'string') {
    const { alsoIds } = error.details;
    const ids = [refusedId, ...(Array.isArray(alsoIds) ? alsoIds.map(String) : [])];
    return { name: 'refuse', ids, reason: isTooLarge ? TOO_LARGE : error.message };
  }
  if (isTooLarge && sent.length > 1) return { name: 'send fewer', maxEntries: sent.length >> 1 };
  if (isRefused && error.code === 'not-found') return { name: 'halt', reason: NO_LONGER_HERE, more: { isGone: true } };
  return isRefused ? { name: 'halt', reason: error.message } : { name: 'retry' };
}

const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 15_000;
/** A server that asks for more time than this is asked again all the same: what a timer cannot count it takes for no time at all. */
const MAX_RETRY_AFTER_MS = 3_600_000;

/** How long to wait before the next try, after so many `failures` in a row (1 or more), as the server asks or else twice as long each time. */
export function retryMs(failures: number, { retryAfterSeconds }: Pick<ApiError, 'retryAfterSeconds'>): number {
  if (retryAfterSeconds !== null) return Math.min(MAX_RETRY_AFTER_MS, retryAfterSeconds * 1000);
  return Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1));
}
