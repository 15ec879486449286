import { ApiError } from '@/lib/api';
import { shownTitle } from '@/lib/domain/articles/shown-title';

/**
 * What it means that there is no such article, to who has its page before them: nobody may tell one that was deleted from one of another desk. Any other
 * failure as it is.
 */
export function asLost(failure: unknown): unknown {
  if (!isLost(failure)) return failure;
  const sentence = 'This article was deleted, or is no longer yours to see. Copy your text before you leave this page.';
  return new ApiError(failure.code, failure.status, sentence);
}

/** The same to who has left that page, which they do not find again; null of any other failure. */
export function sayLost(failure: unknown, title: string): string | null {
  return isLost(failure) ? `“${shownTitle(title)}” was not replaced. It was deleted, or is no longer yours to see.` : null;
}

const isLost = (failure: unknown): failure is ApiError => failure instanceof ApiError && failure.code === 'not-found';
