'use client';
import { type FormEvent, useState } from 'react';
import { signIn } from '@/lib/api';
import { Button } from '../ui/button';
import { Field, PasswordInput, TextInput } from '../ui/field';
import { useRequest } from './use-request';

export function SignInForm({ to }: { to: string }) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { isBusy, error, run } = useRequest();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A whole new page: nothing of an earlier person stays in memory.
    void run(
      () => signIn({ email, password }),
      () => window.location.assign(to),
    );
  };

  return (
    <form className="in" onSubmit={submit} noValidate>
      <h1>Sign in to Galley</h1>
      <p className="sub">Mark it, source it, sign it off.</p>
      <Field label="Email">
        {(ids) => (
          <TextInput
            {...ids}
            type="email"
            autoComplete="username"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
            autoFocus
          />
        )}
      </Field>
      <Field label="Password" error={error} hint="Forgot it? An admin can give you a link to set a new one.">
        {(ids) => (
          <PasswordInput {...ids} autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} />
        )}
      </Field>
      <Button type="submit" variant="primary" size="l" isBusy={isBusy}>
        Sign in
      </Button>
    </form>
  );
}
