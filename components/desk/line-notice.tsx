'use client';
import { WifiOff } from 'lucide-react';
import { useOnline } from '@/components/ui/use-online';

/** Says on every page of the newsroom that there is no line. */
export function LineNotice() {
  if (useOnline()) return null;
  return (
    <div className="line-notice">
      <NoLine />
    </div>
  );
}

/** The notice itself. */
export function NoLine() {
  return (
    <div className="banner warn" role="status">
      <WifiOff className="i" aria-hidden="true" />
      <div className="sp">
        <p className="ttl">You are offline</p>
        <p>What is here stays; other pages open when the line is back.</p>
      </div>
    </div>
  );
}
