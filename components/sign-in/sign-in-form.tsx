'use client';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Field, PasswordInput, TextInput } from '@/components/ui/field';
import { useRequest } from '@/components/ui/use-request';
import { signIn } from '@/lib/sign-in';
import { EntryForm } from './entry-form';

interface Props {
  to: string;
  /** The way to a new password where the house sends mail; from the page, so that nobody loads its words. */
  forgot?: ReactNode;
  /** What to do about a forgotten password where it sends none. */
  hint?: string;
  /** The other way in, if there is one, and why it led back here. From the page: only those who see it load it. */
  children?: ReactNode;
}

export function SignInForm({ to, forgot, hint, children }: Props) {
  const { isBusy, error, run } = useRequest();

  const submit = (form: HTMLFormElement) => {
    // As they stand in the fields. A state would not know what was typed before the scripts came, and write over it.
    const [email = '', password = ''] = [...form.querySelectorAll('input')].map(({ value }) => value);
    // A whole new page: nothing of an earlier person stays in memory.
    void run(
      () => signIn({ email, password }),
      () => window.location.assign(to),
    );
  };

  return (
    <EntryForm onSubmit={submit}>
      <h1>Sign in to Galley</h1>
      <p className="sub">Mark it, source it, sign it off.</p>
      {children}
      <Field label="Email">{(ids) => <TextInput {...ids} type="email" autoComplete="username" autoFocus />}</Field>
      <Field label="Password" error={error} aside={forgot} hint={hint}>
        {(ids) => <PasswordInput {...ids} autoComplete="current-password" />}
      </Field>
      <Button type="submit" variant="primary" size="l" isBusy={isBusy}>
        Sign in
      </Button>
    </EntryForm>
  );
}
