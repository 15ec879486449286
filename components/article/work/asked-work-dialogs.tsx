'use client';
import { useEffect } from 'react';
import { useLate } from '@/components/ui/late';
import { useToast } from '@/components/ui/toast';
import { isSignedOff } from '@/lib/domain/sign-off/sign-off';
import { headlineOf } from '@/lib/domain/text/article-text';
import { whyLocked } from '@/lib/editor/session/article-lock';
import { detailsDialog, dueDialog, giveClaimsDialog, ownerDialog } from '../list/work-dialogs';
import { fullNameOf } from '../people/person-names';
import { type ArticleRights, useRevision, useWorkbench } from '../session-context';
import { type AskedWork, useAskedWork } from './asked-work';

/** The dialogs about the article as a whole, those of the list of articles. What they change comes back with the journal. */
export function AskedWorkDialogs() {
  const workbench = useWorkbench();
  const { open, setOpen } = useAllowedWork();
  const due = useLate(dueDialog, open === 'due');
  const owner = useLate(ownerDialog, open === 'owner');
  const claims = useLate(giveClaimsDialog, open === 'claims');
  const details = useLate(detailsDialog, open === 'details');
  const { session } = workbench;
  const { articleId, personId } = session.options;
  const { ownerId = null, dueAt = null } = session.confirmed.details;
  const ownerName = ownerId === null ? '' : fullNameOf(workbench, ownerId);
  const article = { ...session.confirmed.details, id: articleId, title: headlineOf(session.doc), dueAt, ownerId, ownerName };
  const close = () => setOpen(null);
  const dialog = { article, onClose: close, onDone: close };
  return (
    <>
      {open === 'due' && due && <due.DueDialog {...dialog} />}
      {open === 'owner' && owner && <owner.OwnerDialog {...dialog} />}
      {open === 'claims' && claims && <claims.GiveClaimsDialog {...dialog} />}
      {open === 'details' && details && <details.DetailsDialog {...dialog} personId={personId} />}
    </>
  );
}

const rightTo = {
  due: 'canSetWork',
  owner: 'canSetWork',
  claims: 'canAssign',
  details: 'canEdit',
  'sign-off': 'canSign',
} as const satisfies Record<AskedWork, keyof ArticleRights>;

/**
 * What is asked for and may be changed now. What a lock or another role has closed is asked for no more: it would open by itself, with focus in it, when
 * the article is opened again. What is begun in it waits for whoever asks anew.
 */
function useAllowedWork(): ReturnType<typeof useAskedWork> {
  const { session, rights } = useWorkbench();
  useRevision();
  const { open, setOpen } = useAskedWork();
  const toast = useToast();
  const isSigned = open === 'sign-off' && isSignedOff(session.confirmed);
  const isOver = isSigned || (open !== null && !rights[rightTo[open]]);
  useEffect(() => {
    if (!isOver) return;
    setOpen(null);
    // Another role is told of by itself, and so is a signature.
    if (rights.lock && !isSigned) toast({ text: whyLocked(rights.lock, rights) });
  }, [isOver, isSigned, rights, setOpen, toast]);
  return { open: isOver ? null : open, setOpen };
}
