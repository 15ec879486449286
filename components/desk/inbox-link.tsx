'use client';
import { useQuery } from '@tanstack/react-query';
import { Inbox } from 'lucide-react';
import Link from 'next/link';
import { call } from '@/lib/api';
import { countInbox, MAX_COUNTED } from '@/lib/domain/contract/inbox-count';

const LOOK_AGAIN_MS = 60_000;

/** The way to the inbox, with how much in it is unread. It asks again when the page is looked at, and every minute. */
export function InboxLink({ isHere = false }: { isHere?: boolean }) {
  const { data } = useQuery({
    queryKey: ['inbox-count'],
    queryFn: ({ signal }) => call(countInbox, { signal }),
    refetchInterval: LOOK_AGAIN_MS,
    refetchOnWindowFocus: true,
    // Someone in no desk has no inbox, and without a line nobody has: both see no number.
    retry: false,
  });
  const unread = data?.unread ?? 0;
  const count = unread >= MAX_COUNTED ? `${MAX_COUNTED - 1}+` : `${unread}`;
  return (
    <Link className="inbox-link" href="/inbox" aria-current={isHere ? 'page' : undefined} title="Inbox">
      <Inbox className="i s" aria-hidden="true" />
      <span className="vh">Inbox</span>
      {unread > 0 && (
        <span className="badge num">
          {count}
          <span className="vh"> unread</span>
        </span>
      )}
    </Link>
  );
}
