import { hashKey, type QueryClient } from '@tanstack/react-query';
import { inboxCountKey, inboxKey } from './inbox-keys';

/** The open inbox is asked for anew whenever the count in the bar comes to be another: one page says one thing. Returns what ends it. */
export function followCount(queries: QueryClient): () => void {
  const counted = () => queries.getQueryData<{ unread: number }>(inboxCountKey)?.unread;
  let before = counted();
  return queries.getQueryCache().subscribe(({ type, query }) => {
    if (type !== 'updated' || query.queryHash !== hashKey(inboxCountKey)) return;
    const now = counted();
    // The first count says nothing new: it comes with the list.
    if (before !== undefined && now !== before) void queries.invalidateQueries({ queryKey: inboxKey });
    before = now;
  });
}
