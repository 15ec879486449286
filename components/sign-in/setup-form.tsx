'use client';
import { useState } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { TypedInput } from '@/components/ui/typed-input';
import { useRequest } from '@/components/ui/use-request';
import { call } from '@/lib/api';
import { completeSetup } from '@/lib/domain/contract/setup';
import { EntryForm } from './entry-form';
import { NewPasswordField } from './new-password-field';

export function SetupForm() {
  const [given, setGiven] = useState({ code: '', name: '', email: '', password: '', deskName: 'News desk' });
  const { isBusy, error, fieldErrors, run } = useRequest();
  const change = (part: Partial<typeof given>) => setGiven((before) => ({ ...before, ...part }));

  const submit = () => {
    void run(
      () => call(completeSetup, { body: given }),
      () => window.location.assign('/articles'),
    );
  };

  return (
    <EntryForm onSubmit={submit}>
      <h1>Make the first account</h1>
      <p className="sub">It can add people and desks and set roles. It cannot do the second check on its own verdicts.</p>
      {error !== null && <Banner tone="danger">{error}</Banner>}
      <Field label="Name" error={fieldErrors.name}>
        {(ids) => <TypedInput {...ids} autoComplete="name" value={given.name} onType={(name) => change({ name })} autoFocus />}
      </Field>
      <Field label="Email" error={fieldErrors.email}>
        {(ids) => <TypedInput {...ids} type="email" autoComplete="username" value={given.email} onType={(email) => change({ email })} />}
      </Field>
      <NewPasswordField value={given.password} onChange={(password) => change({ password })} error={fieldErrors.password} />
      <Field label="First desk" error={fieldErrors.deskName}>
        {(ids) => <TypedInput {...ids} value={given.deskName} onType={(deskName) => change({ deskName })} />}
      </Field>
      <Field label="Set-up code" error={fieldErrors.code} hint="Printed in the terminal when the server started.">
        {(ids) => (
          <TypedInput
            {...ids}
            className="mono"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            value={given.code}
            onType={(code) => change({ code })}
          />
        )}
      </Field>
      <Button type="submit" variant="primary" size="l" isBusy={isBusy}>
        Make the account
      </Button>
    </EntryForm>
  );
}
