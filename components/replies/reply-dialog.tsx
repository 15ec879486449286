'use client';
import { type FormEvent, type ReactNode, type Ref, useId } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, type DialogProps } from '@/components/ui/dialog';

interface Props extends Pick<DialogProps, 'isOpen' | 'onClose' | 'title' | 'description' | 'isWide'> {
  /** What the button says that logs it. */
  submit: string;
  /** The form, under the id by which the button sends it. */
  children: (formId: string) => ReactNode;
}

/** A dialog that logs something of right of reply. */
export function ReplyDialog({ submit, children, ...dialog }: Props) {
  const formId = useId();
  return (
    <Dialog
      {...dialog}
      buttons={
        <>
          <Button onClick={dialog.onClose}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary">
            {submit}
          </Button>
        </>
      }
    >
      {children(formId)}
    </Dialog>
  );
}

interface FormProps {
  id: string;
  ref?: Ref<HTMLFormElement>;
  /** True if it was logged. */
  log: () => boolean;
  onDone: () => void;
  /** What becomes of the check of its claims with it, if anything does. */
  along: { words: string; isOn: boolean; onToggle: () => void } | null;
  /** Why it could not be logged, where no field is wrong. */
  error: string | undefined;
  children: ReactNode;
}

/** The form in it, with what goes along with it and what stands in its way at the end. */
export function ReplyForm({ id, ref, log, onDone, along, error, children }: FormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The dialog stands in the card by React's tree, which has forms of its own.
    event.stopPropagation();
    if (log()) onDone();
  };
  return (
    <form ref={ref} id={id} className="reply-form" onSubmit={submit} noValidate>
      {children}
      {along && (
        <label className="reply-check">
          <input type="checkbox" checked={along.isOn} onChange={along.onToggle} />
          <span>{along.words}</span>
        </label>
      )}
      {error !== undefined && (
        <p className="hint err" role="alert">
          {error}
        </p>
      )}
    </form>
  );
}
