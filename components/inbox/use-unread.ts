'use client';
import { useQuery } from '@tanstack/react-query';
import { call } from '@/lib/api';
import { countInbox, MAX_COUNTED } from '@/lib/domain/contract/inbox-count';
import { inboxCountKey } from './inbox-keys';

const LOOK_AGAIN_MS = 60_000;

/** How much in the inbox is unread, as it is shown, or null if nothing is. It asks again when the page is looked at, and every minute. */
export function useUnread(): string | null {
  const { data } = useQuery({
    queryKey: inboxCountKey,
    queryFn: ({ signal }) => call(countInbox, { signal }),
    refetchInterval: LOOK_AGAIN_MS,
    refetchOnWindowFocus: true,
    // Someone in no desk has no inbox, and without a line nobody has: both see no number.
    retry: false,
  });
  const unread = data?.unread ?? 0;
  if (unread === 0) return null;
  return unread >= MAX_COUNTED ? `${MAX_COUNTED - 1}+` : `${unread}`;
}
