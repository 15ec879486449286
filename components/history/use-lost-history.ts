'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ASK_MS } from '@/components/article/use-lost-article';
import { ApiError, call } from '@/lib/api';
import { readRights } from '@/lib/domain/contract/article-rights';

/** What became of a reading: the newest failure, and how many there were. */
interface Reading {
  error: unknown;
  errorUpdateCount: number;
}

const isRefused = (error: unknown) => error instanceof ApiError && error.code === 'not-found';

/**
 * `gone` while the article is deleted or no longer the person's to see, as its page does (`useLostArticle`): a reading was refused, and so are the rights. It
 * is asked for by and by; `back` once it is there again, until the page is loaded anew.
 */
export function useLostHistory(articleId: string, readings: readonly Reading[]): 'gone' | 'back' | null {
  const [wasGone, setGone] = useState(false);
  const wasRefused = readings.some(({ error }) => isRefused(error));
  const timesFailed = readings.reduce((sum, { errorUpdateCount }) => sum + errorUpdateCount, 0);
  // A moment that is none is refused alike: what the person may do says which it is.
  const rights = useQuery({
    queryKey: ['lost-article', articleId, timesFailed],
    queryFn: ({ signal }) => call(readRights, { params: { articleId }, signal }),
    enabled: wasRefused,
    refetchInterval: ({ state }) => (state.status === 'success' ? false : ASK_MS),
    gcTime: 0,
  });
  const isGone = wasRefused && isRefused(rights.error);
  if (isGone && !wasGone) setGone(true);
  if (isGone) return 'gone';
  return wasGone ? 'back' : null;
}
