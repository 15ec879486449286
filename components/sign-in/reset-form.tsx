'use client';
import { useState } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { useRequest } from '@/components/ui/use-request';
import { call } from '@/lib/api';
import { resetPassword } from '@/lib/domain/contract/one-time-links';
import { EntryForm } from './entry-form';
import { NewPasswordField } from './new-password-field';

export function ResetForm({ token, email }: { token: string; email: string }) {
  const [password, setPassword] = useState('');
  const { isBusy, error, fieldErrors, run } = useRequest();

  const submit = () => {
    void run(
      () => call(resetPassword, { body: { token, password } }),
      () => window.location.assign('/articles'),
    );
  };

  return (
    <EntryForm onSubmit={submit}>
      <h1>Set a new password</h1>
      <p className="sub">For {email}. You are signed out everywhere else.</p>
      {error !== null && <Banner tone="danger">{error}</Banner>}
      <input className="vh" type="email" autoComplete="username" value={email} readOnly tabIndex={-1} aria-hidden="true" />
      <NewPasswordField label="New password" value={password} onChange={setPassword} error={fieldErrors.password} />
      <Button type="submit" variant="primary" size="l" isBusy={isBusy}>
        Set the password
      </Button>
    </EntryForm>
  );
}
