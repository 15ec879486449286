'use client';
import { Banner } from '@/components/ui/banner';
import { useOnline } from '@/components/ui/use-online';

/** Says on every page of the newsroom that there is no line. */
export function LineNotice() {
  if (useOnline()) return null;
  return (
    <div className="line-notice">
      <Banner tone="warn">You are offline. What is here stays; other pages open when the line is back.</Banner>
    </div>
  );
}
