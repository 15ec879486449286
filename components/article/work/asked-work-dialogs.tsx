'use client';
import { useLate } from '@/components/ui/late';
import { headlineOf } from '@/lib/domain/text/article-text';
import { dueDialog, giveClaimsDialog, ownerDialog } from '../list/work-dialogs';
import { fullNameOf } from '../people/person-names';
import { useRevision, useWorkbench } from '../session-context';
import { useAskedWork } from './asked-work';

/** The dialogs about the work on the article as a whole, those of the list of articles. What they change comes back with the journal. */
export function AskedWorkDialogs() {
  const workbench = useWorkbench();
  const { open, setOpen } = useAskedWork();
  useRevision();
  const due = useLate(dueDialog, open === 'due');
  const owner = useLate(ownerDialog, open === 'owner');
  const claims = useLate(giveClaimsDialog, open === 'claims');
  const { session, rights } = workbench;
  if (!rights.canSetWork) return null;
  const { ownerId = null, dueAt = null } = session.confirmed.details;
  const ownerName = ownerId === null ? '' : fullNameOf(workbench, ownerId);
  const article = { id: session.options.articleId, title: headlineOf(session.doc), dueAt, ownerId, ownerName };
  const close = () => setOpen(null);
  const dialog = { article, onClose: close, onDone: close };
  return (
    <>
      {open === 'due' && due && <due.DueDialog {...dialog} />}
      {open === 'owner' && owner && <owner.OwnerDialog {...dialog} />}
      {open === 'claims' && rights.canAssign && claims && <claims.GiveClaimsDialog {...dialog} />}
    </>
  );
}
