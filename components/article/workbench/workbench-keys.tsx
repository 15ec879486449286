'use client';
import { late, useLate } from '@/components/ui/late';
import { useMedia } from '@/components/ui/use-media';

const foot = late(() => import('./workbench-foot'));

/** What stands at the foot of the page, and comes late. */
export function WorkbenchKeys({ onOpenSheet }: { onOpenSheet: () => void }) {
  const isPhone = useMedia('phone');
  const here = useLate(foot, false);
  if (here) return <here.WorkbenchFoot onOpenSheet={onOpenSheet} />;
  // Its place is kept, so that nothing moves when it comes.
  return isPhone ? null : <footer className="keys" />;
}
