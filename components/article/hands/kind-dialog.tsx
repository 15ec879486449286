'use client';
import { FormDialog } from '@/components/ui/form-dialog';
import type { KindQuestion } from './kind-question';

/** The question before a verdict goes. `asked`: null where none is asked. */
export function KindDialog({ asked, onAnswer }: { asked: KindQuestion | null; onAnswer: (isYes: boolean) => void }) {
  return (
    <FormDialog
      isOpen={asked !== null}
      onClose={() => onAnswer(false)}
      title={asked?.sentence ?? ''}
      description="Sources and discussion stay."
      verb="Change it"
      cancel="Keep it a claim"
      onSubmit={() => onAnswer(true)}
    />
  );
}
