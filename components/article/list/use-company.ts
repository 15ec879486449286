'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '@/lib/api';
import { type ArticleCompany, listCompany, MAX_PRESENCE_ARTICLES } from '@/lib/domain/contract/presence';
import { useSettled } from '../../ui/use-settled';

/** Who comes and goes shows so soon, while the page is looked at. */
const ASK_AGAIN_MS = 10_000;
/** Rows that only pass by while somebody scrolls are not asked about. */
const PAUSE_MS = 400;

/**
 * Who else is in the articles of the rows in view, by article: one request for all of them, again every ten seconds. What is not answered shows nobody.
 * It is no part of the list's own answer, which is read far less often and costs more.
 */
export function useCompany(articleIds: readonly string[]): ReadonlyMap<string, ArticleCompany> {
  const asked = useSettled(articleIds.slice(0, MAX_PRESENCE_ARTICLES).join(' '), PAUSE_MS);
  const { data, isError } = useQuery({
    // Apart from what a changed article makes be asked for again.
    queryKey: ['company', asked],
    queryFn: ({ signal }) => call(listCompany, { query: { article: asked.split(' ') }, signal }),
    enabled: asked !== '',
    refetchInterval: ASK_AGAIN_MS,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  return useMemo(() => new Map(isError ? [] : data?.articles.map((one) => [one.articleId, one])), [data, isError]);
}
