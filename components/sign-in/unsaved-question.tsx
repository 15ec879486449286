'use client';
import { FormDialog } from '@/components/ui/form-dialog';
import { sayCount } from '@/lib/domain/text/say-count';

interface Props {
  /** How many changes are in this browser alone. */
  unsent: number;
  onStay: () => void;
  onLeave: () => void;
}

/** Asks before signing out takes work along that is in this browser alone. */
export function UnsavedQuestion({ unsent, onStay, onLeave }: Props) {
  return (
    <FormDialog
      isOpen={unsent > 0}
      onClose={onStay}
      title="Sign out with unsaved work?"
      description={`${sayCount(unsent, 'change is', 'changes are')} kept in this browser alone, not saved. Signing out deletes ${unsent === 1 ? 'it' : 'them'}.`}
      verb="Sign out and delete"
      cancel="Stay signed in"
      isDanger
      onSubmit={onLeave}
    />
  );
}
