'use client';
import { type FormEvent, type ReactNode, useId } from 'react';
import { Banner } from './banner';
import { Button } from './button';
import { Dialog, type DialogProps } from './dialog';

interface Props extends Pick<DialogProps, 'title' | 'description' | 'isWide'> {
  /** Left out where it is mounted only while it is open. */
  isOpen?: boolean;
  /** Closes it, by Escape: what is written waits for the next time, where the dialog keeps it. */
  onClose: () => void;
  /** Closes it by its button, and with that puts away what is written. Left out where nothing is kept. */
  onCancel?: () => void;
  /** What the button says that does it. */
  verb: string;
  /** What the one says that leaves all as it is. */
  cancel?: string;
  /** Why it cannot be done yet. */
  off?: string | undefined;
  isDanger?: boolean;
  isBusy?: boolean;
  /** What is wrong with no field of its own. */
  error?: string | null | undefined;
  onSubmit: () => Promise<void> | void;
  /** Another way on, before the one that the dialog is for. */
  more?: ReactNode;
  /** False where its children are no fields but what the question is about, so that a press beside it closes it. */
  isForm?: boolean;
  /** The class of the form. */
  className?: string;
  children?: ReactNode;
}

/** A dialog that is a form of one thing, or without fields a question: Cancel, or do it. */
export function FormDialog(props: Props) {
  const {
    isOpen = true,
    onClose,
    onCancel = onClose,
    verb,
    cancel = 'Cancel',
    off,
    isDanger = false,
    isBusy,
    error,
    onSubmit,
    more,
    className,
    children,
    isForm = Boolean(children),
    ...dialog
  } = props;
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // By React's tree it stands where it was opened, such as in a card, which has forms of its own.
    event.stopPropagation();
    if (off === undefined) void onSubmit();
  };
  return (
    <Dialog
      {...dialog}
      isOpen={isOpen}
      onClose={onClose}
      isForm={isForm}
      buttons={
        <>
          <Button onClick={onCancel}>{cancel}</Button>
          {more}
          <Button type="submit" form={id} variant={isDanger ? 'danger' : 'primary'} isBusy={isBusy} off={off}>
            {verb}
          </Button>
        </>
      }
    >
      {/* Without fields it has no room, and sends all the same. */}
      <form id={id} className={className} hidden={!children} onSubmit={submit} noValidate>
        {children}
      </form>
      {error && <Banner tone="danger">{error}</Banner>}
    </Dialog>
  );
}
