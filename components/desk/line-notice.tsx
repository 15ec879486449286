'use client';
import { Banner } from '@/components/ui/banner';
import { useLine } from '@/components/ui/use-line';

/** Says on every page of the newsroom that there is no line. */
export function LineNotice() {
  return (
    <div className="line-notice">
      {!useLine() && <Banner tone="warn">You are offline. What is here stays; other pages open when the line is back.</Banner>}
    </div>
  );
}
