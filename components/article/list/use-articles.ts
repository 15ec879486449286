'use client';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { call } from '@/lib/api';
import type { DayEdges } from '@/lib/domain/article-groups';
import { countArticles, listArticles } from '@/lib/domain/contract/articles';
import type { ListAddress } from './list-address';

/** Under this key all lists of articles are kept: whoever changes an article invalidates it. */
export const articlesKey = ['articles'];

/** What an article is made of is counted after a list that finds it behind was answered: it is asked for again, but not for ever where someone writes. */
const ASK_AGAIN_MS = 3_000;
const ASK_AGAIN_TIMES = 8;

const narrowing = ({ query, deskId, archived }: Pick<ListAddress, 'query' | 'deskId' | 'archived'>) => ({
  archived: String(archived),
  query: query === '' ? undefined : query,
  deskId: deskId === '' ? undefined : deskId,
});

/** The articles that match, page after page. */
export function useArticles({ stage, sort, direction, ...narrowed }: ListAddress) {
  return useInfiniteQuery({
    queryKey: [...articlesKey, 'list', { stage, sort, direction, ...narrowed }],
    queryFn: ({ pageParam, signal }) =>
      call(listArticles, {
        query: { ...narrowing(narrowed), stage: stage ?? undefined, sort, direction, cursor: pageParam },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    // The rows stay while the next ones are looked up, so the list does not blink at each letter.
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => {
      const isCounting = state.data?.pages.some(({ articles }) => articles.some(({ composedSeq, headSeq }) => composedSeq < headSeq));
      return isCounting && state.dataUpdateCount < ASK_AGAIN_TIMES ? ASK_AGAIN_MS : false;
    },
  });
}

/** How many articles there are in each stage, and since when. */
export function useArticleCounts(narrowed: Pick<ListAddress, 'query' | 'deskId' | 'archived'>, days: DayEdges | null) {
  return useQuery({
    queryKey: [...articlesKey, 'counts', narrowed, days],
    queryFn: ({ signal }) => call(countArticles, { query: { ...narrowing(narrowed), ...days }, signal }),
    placeholderData: keepPreviousData,
    enabled: days !== null,
  });
}
