'use client';
import { type FormEvent, useRef, useState } from 'react';
import { NewPasswordField } from '@/components/sign-in/new-password-field';
import { call } from '@/lib/api';
import { changeOwnPassword } from '@/lib/domain/contract/me';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { useToast } from '../../ui/toast';
import { TypedPassword } from '../../ui/typed-input';
import { useRequest } from '../../ui/use-request';
import { afterFailedChange } from './unknown-password';

export function OwnPassword({ email }: { email: string }) {
  const toast = useToast();
  const [currentPassword, setCurrent] = useState('');
  const [newPassword, setNew] = useState('');
  const { isBusy, error, fieldErrors, run } = useRequest();
  /** Nobody knows whether the change before was made. */
  const isUnknown = useRef(false);

  const change = () =>
    call(changeOwnPassword, { body: { currentPassword, newPassword } }).catch((failure: unknown) => {
      const told = afterFailedChange(failure, isUnknown.current);
      isUnknown.current = told.isUnknown;
      throw told.error;
    });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(change, () => {
      isUnknown.current = false;
      setCurrent('');
      setNew('');
      toast({ text: 'Your password is changed. You are signed out everywhere else.' });
    });
  };

  return (
    <form className="own-password" onSubmit={submit} noValidate aria-labelledby="password-title">
      {/* For password managers, which store the address with the password. */}
      <input className="vh" type="email" autoComplete="username" value={email} readOnly tabIndex={-1} aria-hidden="true" />
      <Field label="Current password" error={fieldErrors.currentPassword ?? error}>
        {(ids) => <TypedPassword {...ids} autoComplete="current-password" value={currentPassword} onType={setCurrent} />}
      </Field>
      <NewPasswordField label="New password" value={newPassword} onChange={setNew} error={fieldErrors.newPassword} />
      <div>
        <Button type="submit" isBusy={isBusy}>
          Change the password
        </Button>
      </div>
    </form>
  );
}
