'use client';
import { Inbox } from 'lucide-react';
import { PageLink } from '@/components/ui/page-link';
import { useUnread } from './use-unread';

/** The way to the inbox, with how much in it is unread. */
export function InboxLink({ isHere = false }: { isHere?: boolean }) {
  const unread = useUnread();
  return (
    <PageLink className="inbox-link" href="/inbox" aria-current={isHere ? 'page' : undefined} title="Inbox">
      <Inbox className="i s" aria-hidden="true" />
      <span className="vh">Inbox</span>
      {unread !== null && (
        <span className="badge num">
          {unread}
          <span className="vh"> unread</span>
        </span>
      )}
    </PageLink>
  );
}
