import type { ReactNode } from 'react';
import { Avatar } from '@/components/ui/avatar';
import { useCalled } from '@/components/ui/named-together';
import { PageLink } from '@/components/ui/page-link';
import { When } from '@/components/ui/when';

interface Props {
  byId: string;
  /** Null for someone who has left. */
  byName: string | null;
  at: string;
  isUnread: boolean;
  href: string;
  /** What the person did, as the words of the link behind their name. */
  does: ReactNode;
  /** What stands before the time. */
  sign?: ReactNode;
  children: ReactNode;
}

/** One thing in the inbox: whose it is, what they did and when, and what there is to read of it. */
export function InboxLine({ byId, byName, at, isUnread, href, does, sign, children }: Props) {
  const called = useCalled();
  const name = byName ?? 'Someone';
  return (
    <li className={`inbox-row ${isUnread ? 'unread' : ''}`}>
      <Avatar person={{ id: byId, name }} />
      <div className="inbox-body">
        <p className="inbox-head">
          {isUnread && (
            <span className="unread-dot">
              <span className="vh">Unread. </span>
            </span>
          )}
          <PageLink className="inbox-open" href={href}>
            <b>{called(name)}</b> {does}
          </PageLink>
          <span className="sp" />
          {sign}
          <span className="dim">
            <When at={at} />
          </span>
        </p>
        {children}
      </div>
    </li>
  );
}
