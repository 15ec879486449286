'use client';
import { sayCount } from '@/lib/domain/text/say-count';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';

interface Props {
  /** How many changes are in this browser alone. */
  unsent: number;
  onStay: () => void;
  onLeave: () => void;
}

/** Asks before signing out takes work along that is in this browser alone. */
export function UnsavedQuestion({ unsent, onStay, onLeave }: Props) {
  return (
    <Dialog
      isOpen={unsent > 0}
      onClose={onStay}
      title="Sign out with unsaved work?"
      description={`${sayCount(unsent, 'change is', 'changes are')} kept in this browser alone, not saved. Signing out deletes ${unsent === 1 ? 'it' : 'them'}.`}
      buttons={
        <>
          <Button onClick={onStay}>Stay signed in</Button>
          <Button variant="danger" onClick={onLeave}>
            Sign out and delete
          </Button>
        </>
      }
    />
  );
}
