'use client';
import {
  Archive,
  ArchiveRestore,
  Clock,
  Ellipsis,
  FolderInput,
  History,
  NotebookPen,
  Pencil,
  Trash2,
  UserRound,
  UsersRound,
} from 'lucide-react';
import { useState } from 'react';
import { useGo } from '@/components/ui/use-go';
import { call } from '@/lib/api';
import { shownTitle } from '@/lib/domain/articles/shown-title';
import { type ArticleSummary, setArchived } from '@/lib/domain/contract/articles';
import { whyLocked } from '@/lib/editor/session/article-lock';
import { Button } from '../../ui/button';
import { useLate } from '../../ui/late';
import { Menu, MenuLine, MenuRow } from '../../ui/menu';
import { useToast } from '../../ui/toast';
import { useOnline } from '../../ui/use-online';
import { useTrying } from '../../ui/use-trying';
import { DeleteDialog, MoveDialog, RenameDialog } from './article-dialogs';
import { useRefreshArticles } from './use-articles';
import { detailsDialog, dueDialog, giveClaimsDialog, ownerDialog } from './work-dialogs';

interface Props {
  article: ArticleSummary;
  personId: string;
  desks: readonly { id: string; name: string; mayFile: boolean }[];
}

type Open = 'rename' | 'details' | 'move' | 'due' | 'owner' | 'claims' | 'delete' | null;

/** What the person may do with an article besides opening it. */
export function ArticleMenu({ article, personId, desks }: Props) {
  const [open, setOpen] = useState<Open>(null);
  const details = useLate(detailsDialog, open === 'details');
  const due = useLate(dueDialog, open === 'due');
  const owner = useLate(ownerDialog, open === 'owner');
  const claims = useLate(giveClaimsDialog, open === 'claims');
  const refresh = useRefreshArticles();
  const toast = useToast();
  const trying = useTrying();
  const go = useGo();
  const isOnline = useOnline();
  const { rights, isArchived, isSigned } = article;
  const name = shownTitle(article.title);
  const targets = desks.filter(({ id, mayFile }) => mayFile && id !== article.deskId);
  const mayRename = rights.includes('edit text') && !isArchived;
  const mayFile = rights.includes('file article');
  const whySigned = isSigned ? whyLocked('signed', { canReopen: rights.includes('reopen article'), canFile: mayFile }) : undefined;
  const mayMove = mayFile && !isArchived && targets.length > 0;
  const mayGiveOut = rights.includes('assign') && !isArchived;
  const hasUnchecked = article.checkedCount < article.claimCount && !isSigned;
  const mayDelete = rights.includes('delete article');
  const archive = (isNowArchived: boolean): Promise<boolean> =>
    trying(async () => {
      await call(setArchived, { params: { articleId: article.id }, body: { isArchived: isNowArchived } });
      toast({
        text: `${name} ${isNowArchived ? 'archived' : 'restored'}`,
        undo: () => void archive(!isNowArchived),
      });
      refresh();
    });
  const done = () => {
    setOpen(null);
    refresh();
  };
  const dialog = { article, onClose: () => setOpen(null), onDone: done };
  return (
    <>
      <Menu
        label={`Actions on ${name}`}
        trigger={
          <Button variant="quiet" isIcon aria-label={`Actions on ${name}`}>
            <Ellipsis className="i" aria-hidden="true" />
          </Button>
        }
      >
        {mayRename && (
          <>
            <MenuRow icon={<Pencil className="i s" aria-hidden="true" />} off={whySigned} onSelect={() => setOpen('rename')}>
              Rename…
            </MenuRow>
            <MenuRow icon={<NotebookPen className="i s" aria-hidden="true" />} off={whySigned} onSelect={() => setOpen('details')}>
              Article details…
            </MenuRow>
          </>
        )}
        {mayGiveOut && (
          <>
            <MenuRow icon={<Clock className="i s" aria-hidden="true" />} onSelect={() => setOpen('due')}>
              Due…
            </MenuRow>
            <MenuRow icon={<UserRound className="i s" aria-hidden="true" />} onSelect={() => setOpen('owner')}>
              Owner…
            </MenuRow>
            {hasUnchecked && (
              <MenuRow icon={<UsersRound className="i s" aria-hidden="true" />} onSelect={() => setOpen('claims')}>
                Assign unassigned claims…
              </MenuRow>
            )}
          </>
        )}
        {mayMove && (
          <MenuRow icon={<FolderInput className="i s" aria-hidden="true" />} onSelect={() => setOpen('move')}>
            Move to another desk…
          </MenuRow>
        )}
        {mayFile && (
          <MenuRow
            icon={isArchived ? <ArchiveRestore className="i s" aria-hidden="true" /> : <Archive className="i s" aria-hidden="true" />}
            off={isOnline ? undefined : `You are offline. ${isArchived ? 'Restoring' : 'Archiving'} needs the line.`}
            onSelect={() => void archive(!isArchived)}
          >
            {isArchived ? 'Restore' : 'Archive'}
          </MenuRow>
        )}
        <MenuRow icon={<History className="i s" aria-hidden="true" />} onSelect={() => go(`/articles/${article.id}/history`)}>
          History
        </MenuRow>
        {mayDelete && <MenuLine />}
        {mayDelete && (
          <MenuRow icon={<Trash2 className="i s" aria-hidden="true" />} isDanger onSelect={() => setOpen('delete')}>
            Delete…
          </MenuRow>
        )}
      </Menu>
      {open === 'rename' && <RenameDialog {...dialog} />}
      {open === 'details' && details && <details.DetailsDialog {...dialog} personId={personId} onChanged={refresh} />}
      {open === 'move' && <MoveDialog {...dialog} targets={targets} />}
      {open === 'due' && due && <due.DueDialog {...dialog} />}
      {open === 'owner' && owner && <owner.OwnerDialog {...dialog} />}
      {open === 'claims' && claims && <claims.GiveClaimsDialog {...dialog} />}
      {open === 'delete' && <DeleteDialog {...dialog} />}
    </>
  );
}
