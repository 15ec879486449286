'use client';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useWorkbench } from '@/components/article/session-context';
import { useClaim } from '@/components/claims/use-claims';
import { AwaitsLine } from '@/components/ui/awaits-line';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { LoadFailed } from '@/components/ui/load-failed';
import { Skeleton } from '@/components/ui/skeleton';
import { useToast } from '@/components/ui/toast';
import { useOnline } from '@/components/ui/use-online';
import { useTrying } from '@/components/ui/use-trying';
import type { SeenClaim } from '@/lib/domain/contract/claims';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { meterOf } from './say-seen';
import { SeenClaimView } from './seen-claim-view';

interface Props {
  annotation: Annotation;
  seen: readonly SeenClaim[];
  settle: (seenId: string, isSame: boolean) => Promise<void>;
  onClose: () => void;
}

/** The claims that say nearly what this one says, one at a time, with what can be taken over from each. */
export function SeenBeforeDialog({ annotation, seen, settle, onClose }: Props) {
  const { deskId } = useWorkbench();
  const toast = useToast();
  const trying = useTrying();
  const isOnline = useOnline();
  const [at, setAt] = useState(0);
  const [isSettling, setSettling] = useState(false);
  const index = Math.min(at, seen.length - 1);
  const one = seen[index];
  const claim = useClaim(one?.claim.id ?? '', deskId);
  const refuse = async (seenId: string) => {
    setSettling(true);
    await trying(async () => {
      await settle(seenId, false);
      const undo = () => void trying(() => settle(seenId, true));
      toast({ text: 'Not offered for this claim any more', undo });
      if (seen.length <= 1) onClose();
    });
    setSettling(false);
  };
  if (!one) return null;
  return (
    <Dialog isOpen onClose={onClose} title="Seen before" isWide buttons={<Button onClick={onClose}>Close</Button>}>
      <div className="seen-head">
        <Meter likeness={one.likeness} />
        <span className="sp" />
        {seen.length > 1 && (
          <>
            <Button
              size="s"
              variant="quiet"
              isIcon
              aria-label="The one before"
              off={index === 0 ? 'This is the closest one.' : undefined}
              onClick={() => setAt(index - 1)}
            >
              <ChevronLeft className="i s" aria-hidden="true" />
            </Button>
            <span className="num" role="status">
              {index + 1} of {seen.length}
            </span>
            <Button
              size="s"
              variant="quiet"
              isIcon
              aria-label="The next one"
              off={index === seen.length - 1 ? 'There is no other one.' : undefined}
              onClick={() => setAt(index + 1)}
            >
              <ChevronRight className="i s" aria-hidden="true" />
            </Button>
          </>
        )}
      </div>
      {claim.data ? (
        <SeenClaimView key={one.claim.id} annotation={annotation} seen={one} page={claim.data} onDone={onClose}>
          <Button
            variant="quiet"
            isBusy={isSettling}
            off={isOnline ? undefined : 'You are offline. This needs the line.'}
            onClick={() => void refuse(one.claim.id)}
          >
            Not the same claim
          </Button>
        </SeenClaimView>
      ) : claim.error ? (
        <LoadFailed failure={claim.error} onRetry={() => void claim.refetch()} />
      ) : !isOnline ? (
        <AwaitsLine what="That claim comes" />
      ) : (
        <div className="seen-pair" aria-hidden="true">
          <div>
            <Skeleton width="80%" height="18px" />
          </div>
          <div>
            <Skeleton width="70%" height="18px" />
          </div>
        </div>
      )}
    </Dialog>
  );
}

/** How alike, by quarters and in words. */
function Meter({ likeness }: Pick<SeenClaim, 'likeness'>) {
  return (
    <span className="seen-meter">
      <span aria-hidden="true">
        {[1, 2, 3, 4].map((quarter) => (
          <i key={quarter} className={quarter <= meterOf[likeness] ? 'f' : ''} />
        ))}
      </span>
      {likeness}
    </span>
  );
}
