'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { call } from '@/lib/api';
import { type Person, renamePerson } from '@/lib/domain/contract/people';
import { Button } from '../ui/button';
import { Field, TextInput } from '../ui/field';
import { useToast } from '../ui/toast';
import { useRequest } from './use-request';

export function OwnName({ me }: { me: Person }) {
  const router = useRouter();
  const toast = useToast();
  const [name, setName] = useState(me.name);
  const { isBusy, error, fieldErrors, run } = useRequest();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(
      () => call(renamePerson, { params: { personId: me.id }, body: { name } }),
      (person) => {
        toast({ text: `You are now ${person.name}.` });
        router.refresh();
      },
    );
  };

  return (
    <form className="sheet p-5 grid gap-3" onSubmit={submit} noValidate aria-labelledby="own-name">
      <h2 className="h2" id="own-name">
        Name
      </h2>
      <Field label="Name" error={fieldErrors.name ?? error}>
        {(ids) => <TextInput {...ids} autoComplete="name" value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <div>
        <Button type="submit" isBusy={isBusy}>
          Save the name
        </Button>
      </div>
    </form>
  );
}
