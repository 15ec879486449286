'use client';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { KindQuestion } from './kind-question';

/** The question before a verdict goes. `asked`: null where none is asked. */
export function KindDialog({ asked, onAnswer }: { asked: KindQuestion | null; onAnswer: (isYes: boolean) => void }) {
  return (
    <Dialog
      isOpen={asked !== null}
      onClose={() => onAnswer(false)}
      title={asked?.sentence ?? ''}
      description="Sources and discussion stay."
      buttons={
        <>
          <Button onClick={() => onAnswer(false)}>Keep it a claim</Button>
          <Button variant="primary" onClick={() => onAnswer(true)}>
            Change it
          </Button>
        </>
      }
    />
  );
}
