'use client';
import { type FormEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';

interface Props {
  isOpen: boolean;
  title: string;
  description?: string;
  question: string;
  /** What the button does: "Set to cut". */
  confirm: string;
  maxChars?: number;
  isBusy?: boolean;
  error?: string | null;
  onClose: () => void;
  onGive: (reason: string) => void;
}

/** Asks for the reason of something that stays on record. */
export function ReasonDialog({ isOpen, title, description, question, confirm, maxChars = 2_000, isBusy, error, onClose, onGive }: Props) {
  const formId = useId();
  const [reason, setReason] = useState('');
  const close = () => {
    setReason('');
    onClose();
  };
  const give = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '') return;
    onGive(reason);
  };
  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      title={title}
      description={description}
      buttons={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button
            type="submit"
            form={formId}
            variant="primary"
            isBusy={isBusy}
            off={reason.trim() === '' ? 'Say why first: it stays on record, with your name.' : undefined}
          >
            {confirm}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={give} noValidate>
        <Field label={question} error={error ?? null}>
          {(ids) => (
            <textarea
              {...ids}
              className="inp"
              rows={3}
              maxLength={maxChars}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
