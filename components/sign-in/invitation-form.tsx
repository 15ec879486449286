'use client';
import { type ReactNode, useState } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { TypedInput } from '@/components/ui/typed-input';
import { useRequest } from '@/components/ui/use-request';
import { call } from '@/lib/api';
import { acceptInvitation, type InvitationView } from '@/lib/domain/contract/one-time-links';
import { EntryForm } from './entry-form';
import { NewPasswordField } from './new-password-field';

interface Props {
  token: string;
  link: InvitationView;
  /** The other way in, if there is one. */
  children?: ReactNode;
}

/** The form of an invitation for someone new: an account, and with it the desk. */
export function InvitationForm({ token, link, children }: Props) {
  const [name, setName] = useState(link.name);
  const [password, setPassword] = useState('');
  const { isBusy, error, fieldErrors, run } = useRequest();

  const submit = () => {
    void run(
      () => call(acceptInvitation, { body: { token, name, password } }),
      () => window.location.assign('/articles'),
    );
  };

  return (
    <EntryForm onSubmit={submit}>
      <h1>Join {link.deskName}</h1>
      <p className="sub">
        You are invited as {link.role}, with {link.email}.
      </p>
      {error !== null && <Banner tone="danger">{error}</Banner>}
      {children}
      <Field label="Name" error={fieldErrors.name}>
        {(ids) => <TypedInput {...ids} autoComplete="name" value={name} onType={setName} autoFocus />}
      </Field>
      {/* For password managers, which store the address with the password. */}
      <input className="vh" type="email" autoComplete="username" value={link.email} readOnly tabIndex={-1} aria-hidden="true" />
      <NewPasswordField value={password} onChange={setPassword} error={fieldErrors.password} />
      <Button type="submit" variant="primary" size="l" isBusy={isBusy}>
        Join
      </Button>
    </EntryForm>
  );
}
