'use client';
import { CircleHelp, Clock, Ellipsis, FileInput, History, UserRound, UsersRound } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { Menu, MenuRow } from '@/components/ui/menu';
import { useAskedWork } from './asked-work';
import { useWorkbench } from './session-context';

/** On a phone: the ways from an article that are links in the bar where there is room. */
export function BarMore({ articleId }: { articleId: string }) {
  const { rights } = useWorkbench();
  const router = useRouter();
  const { setOpen } = useAskedWork();
  const way = (to: string) => () => router.push(`/articles/${articleId}/${to}`);
  return (
    <Menu
      label="More of this article"
      trigger={
        <Button variant="quiet" isIcon aria-label="More of this article">
          <Ellipsis className="i s" aria-hidden="true" />
        </Button>
      }
    >
      <MenuRow icon={<History className="i s" aria-hidden="true" />} onSelect={way('history')}>
        History
      </MenuRow>
      <MenuRow icon={<CircleHelp className="i s" aria-hidden="true" />} onSelect={way('queries')}>
        Queries
      </MenuRow>
      {rights.canAssign && (
        <>
          <MenuRow icon={<Clock className="i s" aria-hidden="true" />} onSelect={() => setOpen('due')}>
            Due…
          </MenuRow>
          <MenuRow icon={<UserRound className="i s" aria-hidden="true" />} onSelect={() => setOpen('owner')}>
            Owner…
          </MenuRow>
          <MenuRow icon={<UsersRound className="i s" aria-hidden="true" />} onSelect={() => setOpen('claims')}>
            Assign all claims…
          </MenuRow>
        </>
      )}
      {rights.canPasteNewer && (
        <MenuRow icon={<FileInput className="i s" aria-hidden="true" />} onSelect={way('newer-version')}>
          Paste a newer version
        </MenuRow>
      )}
    </Menu>
  );
}
