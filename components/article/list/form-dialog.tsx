'use client';
import { type FormEvent, type ReactNode, useId } from 'react';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';

interface Props {
  title: string;
  description?: string;
  verb: string;
  isDanger?: boolean;
  isBusy: boolean;
  error: string | null;
  onClose: () => void;
  onSubmit: () => Promise<void> | void;
  /** Another way on, before the one that the dialog is for. */
  more?: ReactNode;
  children?: ReactNode;
}

/** A dialog that is a form of one thing: Cancel, or do it. */
export function FormDialog({ title, description, verb, isDanger = false, isBusy, error, onClose, onSubmit, more, children }: Props) {
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void onSubmit();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      {...(description === undefined ? {} : { description })}
      buttons={
        <>
          <Button onClick={onClose}>Cancel</Button>
          {more}
          <Button type="submit" form={id} variant={isDanger ? 'danger' : 'primary'} isBusy={isBusy}>
            {verb}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit} noValidate>
        {children}
      </form>
      {error !== null && <Banner tone="danger">{error}</Banner>}
    </Dialog>
  );
}
