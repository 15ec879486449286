'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { call } from '@/lib/api';
import { listSources } from '@/lib/domain/contract/sources';

/** Under this key all that was read of sources is kept: whoever changes one invalidates it. */
export const sourcesKey = ['sources'];

/** Under this one, sources that match. */
export const sourceListKey = (wanted: { query: string; deskId: string }) => [...sourcesKey, 'list', wanted];

/** And under this one, sources of a desk that are offered for what is typed. */
export const offeredSourcesKey = (deskId: string, typed: string) => [...sourcesKey, 'offered', deskId, typed];

/** The sources that match, page after page. An empty desk is all of them. */
export function useSourceList({ query, deskId }: { query: string; deskId: string }) {
  return useInfiniteQuery({
    queryKey: sourceListKey({ query, deskId }),
    queryFn: ({ pageParam, signal }) =>
      call(listSources, {
        query: { query: query === '' ? undefined : query, deskId: deskId === '' ? undefined : deskId, cursor: pageParam },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    // The rows stay while the next ones are looked up, so the list does not blink at each letter.
    placeholderData: (before) => before,
  });
}
