'use client';
import { useEffect, useReducer, useRef } from 'react';
import { z } from 'zod';
import { useWorkbench } from '@/components/article/session-context';
import { Field, TextArea } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { MAX_REASON_CHARS } from '@/lib/domain/checks/check';
import { isUnseen } from '@/lib/domain/text/is-unseen';
import { draftOf, keepDraft } from './card-drafts';

interface Props {
  isOpen: boolean;
  /** What the reason is of: under this name it waits while the page is loaded anew, until it is given or put away. */
  keptAs: string;
  title: string;
  description?: string;
  question: string;
  /** What the button does: "Set to cut". */
  confirm: string;
  /** Why it cannot be done now, whatever the reason: *Cancel* keeps what is written for later then, as Escape does. */
  off?: string | undefined;
  isBusy?: boolean;
  error?: string | null;
  onClose: () => void;
  onGive: (reason: string) => void;
}

const drafts = { form: 'reason', schema: z.string() };

/** Asks for the reason of something that stays on record. */
export function ReasonDialog(props: Props) {
  const { isOpen, keptAs, title, description, question, confirm, off, isBusy, error, onClose, onGive } = props;
  const { reason, write, leave } = useKeptReason(isOpen, keptAs);
  return (
    <FormDialog
      isOpen={isOpen}
      title={title}
      description={description}
      verb={confirm}
      off={off ?? (isUnseen(reason) ? 'Say why first: it stays on record, with your name.' : undefined)}
      isBusy={isBusy}
      onClose={() => {
        leave();
        onClose();
      }}
      onCancel={() => {
        if (off === undefined) write('');
        else leave();
        onClose();
      }}
      onSubmit={() => onGive(reason)}
    >
      <Field label={question} error={error ?? null}>
        {(ids) => (
          <TextArea {...ids} rows={3} maxLength={MAX_REASON_CHARS} value={reason} onChange={(event) => write(event.target.value)} />
        )}
      </Field>
    </FormDialog>
  );
}

/** The reason that is being written. It is forgotten when the dialog closes, unless the person was to `leave` it; a page that goes away closes none. */
function useKeptReason(isOpen: boolean, keptAs: string) {
  const { session } = useWorkbench();
  const [, draw] = useReducer((count: number) => count + 1, 0);
  const openedAs = useRef<string | null>(null);
  useEffect(() => {
    if (!isOpen && openedAs.current !== null) keepDraft(session, drafts, openedAs.current, null);
    openedAs.current = isOpen ? keptAs : null;
  }, [session, isOpen, keptAs]);
  const reason = isOpen ? (draftOf(session, drafts, keptAs) ?? '') : '';
  const write = (next: string) => {
    keepDraft(session, drafts, keptAs, next === '' ? null : next);
    draw();
  };
  const leave = () => {
    openedAs.current = null;
  };
  return { reason, write, leave };
}
