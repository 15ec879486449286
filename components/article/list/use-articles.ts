'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { call } from '@/lib/api';
import { listArticles } from '@/lib/domain/contract/articles';

/** What narrows the list. An empty desk is all of them. */
export interface ArticleListFilter {
  query: string;
  deskId: string;
  archived: boolean;
}

/** Under this key all lists of articles are kept: whoever changes an article invalidates it. */
export const articlesKey = ['articles'];

/** The articles that match, page after page. */
export function useArticles({ query, deskId, archived }: ArticleListFilter) {
  return useInfiniteQuery({
    queryKey: [...articlesKey, { query, deskId, archived }],
    queryFn: ({ pageParam, signal }) =>
      call(listArticles, {
        query: {
          archived: String(archived),
          query: query === '' ? undefined : query,
          deskId: deskId === '' ? undefined : deskId,
          cursor: pageParam,
        },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    // The rows stay while the next ones are looked up, so the list does not blink at each letter.
    placeholderData: (before) => before,
  });
}
