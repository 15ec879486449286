'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useId, useState } from 'react';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Field, TextInput } from '../ui/field';
import { useRequest } from './use-request';

interface Props {
  title: string;
  name: string;
  onClose: () => void;
  rename: (name: string) => Promise<unknown>;
}

/** Asks for another name. It is open as long as it is mounted. */
export function RenameDialog({ title, name: firstName, onClose, rename }: Props) {
  const router = useRouter();
  const formId = useId();
  const [name, setName] = useState(firstName);
  const { isBusy, error, fieldErrors, run } = useRequest();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(
      () => rename(name),
      () => {
        onClose();
        router.refresh();
      },
    );
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      buttons={
        <>
          <Button onClick={onClose}>Keep the name</Button>
          <Button type="submit" form={formId} variant="primary" isBusy={isBusy}>
            Rename
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate>
        <Field label="Name" error={fieldErrors.name ?? error}>
          {(ids) => <TextInput {...ids} value={name} onChange={(event) => setName(event.target.value)} />}
        </Field>
      </form>
    </Dialog>
  );
}
