'use client';
import { FormDialog } from '@/components/ui/form-dialog';
import { sayCount } from '@/lib/domain/text/say-count';

interface Props {
  /** How many changes are in this browser alone, and whether words are begun that are not sent. Null once that was answered. */
  unsaved: { unsent: number; isBegun: boolean } | null;
  onStay: () => void;
  onLeave: () => void;
}

/** Asks before signing out takes work along that is in this browser alone. */
export function UnsavedQuestion({ unsaved, onStay, onLeave }: Props) {
  return (
    <FormDialog
      isOpen={unsaved !== null}
      onClose={onStay}
      title="Sign out with unsaved work?"
      description={sayUnsaved(unsaved?.unsent ?? 0, unsaved?.isBegun ?? false)}
      verb="Sign out and delete"
      cancel="Stay signed in"
      isDanger
      onSubmit={onLeave}
    />
  );
}

function sayUnsaved(unsent: number, isBegun: boolean): string {
  const begun = 'What you have begun to write, in this tab or another, is not sent.';
  if (unsent === 0) return `${begun} Signing out deletes it.`;
  const kept = `${sayCount(unsent, 'change is', 'changes are')} kept in this browser alone, not saved.`;
  if (isBegun) return `${kept} ${begun} Signing out deletes both.`;
  return `${kept} Signing out deletes ${unsent === 1 ? 'it' : 'them'}.`;
}
