'use client';
import {
  BookOpen,
  CircleHelp,
  CircleUserRound,
  Clock,
  Ellipsis,
  FileInput,
  History,
  Inbox,
  NotebookPen,
  UserRound,
  UsersRound,
} from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useUnread } from '@/components/inbox/use-unread';
import { hasWayToQueries } from '@/components/queries/has-way-to-queries';
import { Button } from '@/components/ui/button';
import { Menu, MenuLine, MenuRow } from '@/components/ui/menu';
import { useGo } from '@/components/ui/use-go';
import { useGuidelines } from '../guidelines/guidelines';
import { isLost } from '../is-lost';
import { useRevision, useWorkbench } from '../session-context';
import { useAskedWork } from '../work/asked-work';

const LABEL = 'More of this article';

/** On a phone: the ways from an article that are links in the bar where there is room. Theme and sign-out stand on the pages that they lead to. */
export function BarMore({ articleId }: { articleId: string }) {
  const { session, rights, sender } = useWorkbench();
  // Its other pages are not there either.
  const isHere = !isLost(sender);
  useRevision();
  const go = useGo();
  const isAtQueries = usePathname().endsWith('/queries');
  const { setOpen } = useAskedWork();
  const unread = useUnread();
  const [, setGuided] = useGuidelines();
  const way = (to: string) => () => go(`/articles/${articleId}/${to}`);
  return (
    <Menu
      label={LABEL}
      trigger={
        <Button variant="quiet" isIcon aria-label={unread === null ? LABEL : `${LABEL}, ${unread} unread`}>
          <Ellipsis className="i s" aria-hidden="true" />
          {unread !== null && (
            <span className="badge num" aria-hidden="true">
              {unread}
            </span>
          )}
        </Button>
      }
    >
      {isHere && (
        <MenuRow icon={<History className="i s" aria-hidden="true" />} onSelect={way('history')}>
          History
        </MenuRow>
      )}
      {isHere && hasWayToQueries(session, rights) && (
        <MenuRow icon={<CircleHelp className="i s" aria-hidden="true" />} onSelect={way('queries')}>
          Queries
        </MenuRow>
      )}
      {/* They stand beside the text, and there is none at its queries. */}
      {!isAtQueries && (
        <MenuRow icon={<BookOpen className="i s" aria-hidden="true" />} onSelect={() => setGuided(true)}>
          Guidelines
        </MenuRow>
      )}
      {rights.canSetWork && (
        <>
          <MenuRow icon={<Clock className="i s" aria-hidden="true" />} onSelect={() => setOpen('due')}>
            Due…
          </MenuRow>
          <MenuRow icon={<UserRound className="i s" aria-hidden="true" />} onSelect={() => setOpen('owner')}>
            Owner…
          </MenuRow>
        </>
      )}
      {rights.canAssign && (
        <MenuRow icon={<UsersRound className="i s" aria-hidden="true" />} onSelect={() => setOpen('claims')}>
          Assign unassigned claims…
        </MenuRow>
      )}
      {rights.canEdit && (
        <MenuRow icon={<NotebookPen className="i s" aria-hidden="true" />} onSelect={() => setOpen('details')}>
          Article details…
        </MenuRow>
      )}
      {rights.canPasteNewer && (
        <MenuRow icon={<FileInput className="i s" aria-hidden="true" />} onSelect={way('newer-version')}>
          Paste a newer version
        </MenuRow>
      )}
      <MenuLine />
      <MenuRow icon={<Inbox className="i s" aria-hidden="true" />} onSelect={() => go('/inbox')}>
        {unread === null ? 'Inbox' : `Inbox, ${unread} unread`}
      </MenuRow>
      <MenuRow icon={<CircleUserRound className="i s" aria-hidden="true" />} onSelect={() => go('/profile')}>
        Profile
      </MenuRow>
    </Menu>
  );
}
