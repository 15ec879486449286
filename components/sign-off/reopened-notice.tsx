'use client';
import { LockOpen } from 'lucide-react';
import { useState } from 'react';
import { shortNameOf } from '@/components/article/people/person-names';
import { useWorkbench } from '@/components/article/session-context';
import { Button } from '@/components/ui/button';

/**
 * Who opened the article again, and why: while this page was open, or since the person who had signed it was here last (`isUnread`). They learn
 * that it has to be signed anew. One's own reopening says nothing.
 */
export function ReopenedNotice({ isUnread }: { isUnread: boolean }) {
  const workbench = useWorkbench();
  const { confirmed, options } = workbench.session;
  const { signOffs, reopenings } = confirmed;
  const [known, setKnown] = useState(isUnread ? reopenings.length - 1 : reopenings.length);
  const last = reopenings.length > known && signOffs.length === 0 ? reopenings.at(-1) : undefined;
  if (!last || last.byId === options.personId) return null;
  return (
    <div className="banner info" role="status">
      <LockOpen className="i" aria-hidden="true" />
      <p className="ttl">{shortNameOf(workbench, last.byId)} opened the article again</p>
      <p className="sp">
        <bdi>“{last.reason}”</bdi> The signatures are withdrawn, and stay on record.
      </p>
      <Button size="s" onClick={() => setKnown(reopenings.length)}>
        Dismiss
      </Button>
    </div>
  );
}
