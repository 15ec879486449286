'use client';
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '@/lib/api';
import type { DayEdges } from '@/lib/domain/articles/article-groups';
import { readLoad } from '@/lib/domain/contract/article-desk-work';
import { countArticles, listArticles } from '@/lib/domain/contract/articles';
import type { ListAddress } from './list-address';

/** Under this key all lists of articles are kept: whoever changes an article invalidates it. */
const articlesKey = ['articles'];

/** What an article is made of is counted after a list that finds it behind was answered: it is asked for again, but not for ever where someone writes. */
const ASK_AGAIN_MS = 3_000;
const ASK_AGAIN_TIMES = 8;

/** Counts of what is late are asked for again: time passes on a page that is only looked at. */
const COUNT_AGAIN_MS = 60_000;

/** What of an address narrows the list, whatever the stage. */
export type Narrowed = Pick<ListAddress, 'query' | 'deskId' | 'archived' | 'mine' | 'ownerId' | 'workerId' | 'due'>;

const narrowing = ({ query, deskId, archived, mine, ownerId, workerId, due }: Narrowed) => ({
  archived: String(archived),
  mine: mine ? 'true' : undefined,
  query: query === '' ? undefined : query,
  deskId: deskId === '' ? undefined : deskId,
  ownerId: ownerId === '' ? undefined : ownerId,
  workerId: workerId === '' ? undefined : workerId,
  due: due ?? undefined,
});

/** The articles that match, page after page. Where it counts when they are due, where the reader's days end is waited for. */
export function useArticles({ stage, sort, direction, ...narrowed }: ListAddress, days: DayEdges | null) {
  const edges = narrowed.due === null ? null : days;
  return useInfiniteQuery({
    queryKey: [...articlesKey, 'list', { stage, sort, direction, ...narrowed }, edges],
    enabled: narrowed.due === null || days !== null,
    queryFn: ({ pageParam, signal }) =>
      call(listArticles, {
        query: { ...narrowing(narrowed), ...edges, stage: stage ?? undefined, sort, direction, cursor: pageParam },
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

/** How many articles there are in each stage, and when they are due. */
export function useArticleCounts(narrowed: Narrowed, days: DayEdges | null) {
  return useQuery({
    queryKey: [...articlesKey, 'counts', narrowed, days],
    queryFn: ({ signal }) => call(countArticles, { query: { ...narrowing(narrowed), ...days }, signal }),
    placeholderData: keepPreviousData,
    enabled: days !== null,
    refetchInterval: COUNT_AGAIN_MS,
  });
}

/** Who has how much to do on the open articles of a desk, or (empty) of all. */
export function useLoad(deskId: string) {
  return useQuery({
    queryKey: [...articlesKey, 'load', deskId],
    queryFn: ({ signal }) => call(readLoad, { query: { deskId: deskId === '' ? undefined : deskId }, signal }),
  });
}

/** Makes all lists of articles be asked for again. */
export function useRefreshArticles(): () => void {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries({ queryKey: articlesKey });
}
