'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { PageLink } from '@/components/ui/page-link';
import { TypedInput } from '@/components/ui/typed-input';
import { useRequest } from '@/components/ui/use-request';
import { call } from '@/lib/api';
import { askedResetHours, askForPasswordReset } from '@/lib/domain/contract/one-time-links';
import { EntryForm } from './entry-form';

/** Asks for a password link by mail. What it says afterwards is the same for every address: it tells nobody who has an account. */
export function ForgottenForm() {
  const [email, setEmail] = useState('');
  const [askedFor, setAskedFor] = useState<string | null>(null);
  const { isBusy, error, fieldErrors, run } = useRequest();

  const submit = () => {
    setAskedFor(null);
    void run(
      () => call(askForPasswordReset, { body: { email } }),
      () => setAskedFor(email.trim()),
    );
  };

  return (
    <EntryForm onSubmit={submit}>
      <h1>Forgot your password?</h1>
      <p className="sub">We mail you a link to set a new one.</p>
      <Field label="Email" error={fieldErrors.email ?? error}>
        {(ids) => <TypedInput {...ids} type="email" autoComplete="username" value={email} onType={setEmail} autoFocus />}
      </Field>
      <Button type="submit" variant="primary" size="l" isBusy={isBusy}>
        Send the link
      </Button>
      <p className="hint" role="status">
        {askedFor !== null &&
          `If ${askedFor} has an account here, the link is on its way. It works once, for ${askedResetHours === 1 ? 'an hour' : `${askedResetHours} hours`}. Nothing there? Look among the unwanted mail, or ask an admin.`}
      </p>
      <PageLink className="link" href="/sign-in">
        Back to signing in
      </PageLink>
    </EntryForm>
  );
}
