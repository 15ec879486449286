import type { QueryClient } from '@tanstack/react-query';

/** The open inbox is asked for anew whenever the count in the bar comes to be another: one page says one thing. Returns what ends it. */
export function followCount(queries: QueryClient): () => void {
  const counted = () => queries.getQueryData<{ unread: number }>(['inbox-count'])?.unread;
  let before = counted();
  return queries.getQueryCache().subscribe(({ type, query }) => {
    if (type !== 'updated' || query.queryKey[0] !== 'inbox-count') return;
    const now = counted();
    // The first count says nothing new: it comes with the list.
    if (before !== undefined && now !== before) void queries.invalidateQueries({ queryKey: ['inbox'] });
    before = now;
  });
}
