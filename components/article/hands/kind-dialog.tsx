'use client';
import { FormDialog } from '@/components/ui/form-dialog';
import { BackClosesOver } from '@/components/ui/use-back-closes';
import { useMedia } from '@/components/ui/use-media';
import type { KindQuestion } from './kind-question';

/** The question before a verdict goes. `asked`: null where none is asked. */
export function KindDialog({ asked, onAnswer }: { asked: KindQuestion | null; onAnswer: (isYes: boolean) => void }) {
  // It is asked from the sheet of a card, and drawn elsewhere.
  const isPhone = useMedia('phone');
  return (
    <BackClosesOver value={isPhone}>
      <FormDialog
        isOpen={asked !== null}
        onClose={() => onAnswer(false)}
        title={asked?.sentence ?? ''}
        description="Sources and discussion stay."
        verb="Change it"
        cancel="Keep it a claim"
        onSubmit={() => onAnswer(true)}
      />
    </BackClosesOver>
  );
}
