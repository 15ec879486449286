'use client';
import { late, useLate } from '@/components/ui/late';

const notices = late(() => import('./unsent-notices'));

/** Says on every page of the newsroom what of this person's work is in this browser alone. Nothing waits for it: its script comes when the page is at rest. */
export function UnsentLine({ personId }: { personId: string }) {
  const part = useLate(notices, false);
  return part && <part.UnsentNotices personId={personId} />;
}
