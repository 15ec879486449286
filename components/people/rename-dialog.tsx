'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Field, TextInput } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { useRequest } from '@/components/ui/use-request';

interface Props {
  title: string;
  name: string;
  onClose: () => void;
  rename: (name: string) => Promise<unknown>;
}

/** Asks for another name. It is open as long as it is mounted. */
export function RenameDialog({ title, name: firstName, onClose, rename }: Props) {
  const router = useRouter();
  const [name, setName] = useState(firstName);
  const { isBusy, error, fieldErrors, run } = useRequest();
  const submit = () =>
    run(
      () => rename(name),
      () => {
        onClose();
        router.refresh();
      },
    );
  return (
    <FormDialog title={title} verb="Rename" cancel="Keep the name" isBusy={isBusy} onClose={onClose} onSubmit={submit}>
      <Field label="Name" error={fieldErrors.name ?? error}>
        {(ids) => <TextInput {...ids} value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
    </FormDialog>
  );
}
