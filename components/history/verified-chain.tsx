'use client';
import { Link2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { useRequest } from '@/components/ui/use-request';
import { call } from '@/lib/api';
import { verifyHistory } from '@/lib/domain/contract/history';
import { sayNumber } from '@/lib/domain/text/say-count';
import { sayFault } from './say-fault';

/** Whether the journal is whole, on asking: the server goes through all of it. What it said holds for the entries that there were then. */
export function VerifiedChain({ articleId, headSeq }: { articleId: string; headSeq: number }) {
  const [found, setFound] = useState<{ entryCount: number; faultSeq: number | null } | null>(null);
  const { isBusy, error, run } = useRequest();
  const verify = () => run(() => call(verifyHistory, { params: { articleId } }), setFound);
  const isOutdated = found !== null && found.entryCount < headSeq;
  return (
    <div className="history-chain">
      <Link2 className="i s" aria-hidden="true" />
      <p role="status">
        {found === null && 'Each entry holds the hash of the one before.'}
        {found?.faultSeq === null &&
          `Each entry holds the hash of the one before. ${sayNumber(found.entryCount)} of ${sayNumber(found.entryCount)} verified.`}
        {typeof found?.faultSeq === 'number' && sayFault(found.faultSeq)}
        {error !== null && ` ${error}`}
      </p>
      {(found === null || isOutdated) && (
        <Button size="s" isBusy={isBusy} onClick={() => void verify()}>
          Verify
        </Button>
      )}
    </div>
  );
}
