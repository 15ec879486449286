'use client';
import { useLate } from '@/components/ui/late';
import { headlineOf } from '@/lib/domain/text/article-text';
import { detailsDialog, dueDialog, giveClaimsDialog, ownerDialog } from '../list/work-dialogs';
import { fullNameOf } from '../people/person-names';
import { useRevision, useWorkbench } from '../session-context';
import { useAskedWork } from './asked-work';

/** The dialogs about the article as a whole, those of the list of articles. What they change comes back with the journal. */
export function AskedWorkDialogs() {
  const workbench = useWorkbench();
  const { open, setOpen } = useAskedWork();
  useRevision();
  const due = useLate(dueDialog, open === 'due');
  const owner = useLate(ownerDialog, open === 'owner');
  const claims = useLate(giveClaimsDialog, open === 'claims');
  const details = useLate(detailsDialog, open === 'details');
  const { session, rights } = workbench;
  const { articleId, personId } = session.options;
  const { ownerId = null, dueAt = null } = session.confirmed.details;
  const ownerName = ownerId === null ? '' : fullNameOf(workbench, ownerId);
  const article = { ...session.confirmed.details, id: articleId, title: headlineOf(session.doc), dueAt, ownerId, ownerName };
  const close = () => setOpen(null);
  const dialog = { article, onClose: close, onDone: close };
  return (
    <>
      {open === 'due' && rights.canSetWork && due && <due.DueDialog {...dialog} />}
      {open === 'owner' && rights.canSetWork && owner && <owner.OwnerDialog {...dialog} />}
      {open === 'claims' && rights.canAssign && claims && <claims.GiveClaimsDialog {...dialog} />}
      {open === 'details' && rights.canEdit && details && <details.DetailsDialog {...dialog} personId={personId} />}
    </>
  );
}
