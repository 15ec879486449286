'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { call } from '@/lib/api';
import type { Me } from '@/lib/domain/contract/me';
import { renamePerson } from '@/lib/domain/contract/people';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { TypedInput } from '../../ui/typed-input';
import { useRequest } from '../../ui/use-request';
import { Setting, useSetting } from './section';

export function OwnName({ me }: { me: Me }) {
  const router = useRouter();
  const { noteSaved } = useSetting();
  const [name, setName] = useState(me.name);
  const { isBusy, error, fieldErrors, run } = useRequest();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(
      () => call(renamePerson, { params: { personId: me.id }, body: { name } }),
      (person) => {
        setName(person.name);
        noteSaved();
        router.refresh();
      },
    );
  };

  return (
    <Setting title="Name" hint="As colleagues see it beside what you do.">
      <form className="own-name" onSubmit={submit} noValidate>
        <Field label="Name" isLabelHidden error={fieldErrors.name ?? error}>
          {(ids) => <TypedInput {...ids} autoComplete="name" value={name} onType={setName} />}
        </Field>
        <Button type="submit" isBusy={isBusy}>
          Save the name
        </Button>
      </form>
    </Setting>
  );
}
