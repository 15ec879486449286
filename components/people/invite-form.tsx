'use client';
import { Mail } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { DeskSelect } from '@/components/desk/desk-select';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { useRequest } from '@/components/ui/use-request';
import { useTypedEarly } from '@/components/ui/use-typed-early';
import { call } from '@/lib/api';
import type { Desk } from '@/lib/domain/contract/desks';
import { createInvitation, type NewLink } from '@/lib/domain/contract/one-time-links';
import type { Role } from '@/lib/domain/people/permissions';
import { LinkDialog } from './link-dialog';
import { RoleSelect } from './role-select';

export function InviteForm({ desks }: { desks: readonly Desk[] }) {
  const router = useRouter();
  const [email, setEmail] = useState('');
  const emailField = useTypedEarly(setEmail);
  const [role, setRole] = useState<Role>('checker');
  const [deskId, setDeskId] = useState(desks[0]?.id ?? '');
  const [made, setMade] = useState<{ link: NewLink; email: string } | null>(null);
  const { isBusy, error, fieldErrors, run } = useRequest();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(
      () => call(createInvitation, { body: { email, deskId, role } }),
      (link) => {
        setMade({ link, email });
        setEmail('');
        router.refresh();
      },
    );
  };

  return (
    <form className="invite mb-3.5" onSubmit={submit} noValidate aria-label="Invite someone">
      <Field label="Email of someone new" isLabelHidden error={fieldErrors.email ?? error}>
        {(ids) => (
          <span className={`inp ${ids['aria-invalid'] ? 'err' : ''}`}>
            <Mail className="i s" aria-hidden="true" />
            <input
              {...ids}
              type="email"
              autoComplete="off"
              placeholder="Email of someone new"
              ref={emailField}
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          </span>
        )}
      </Field>
      <Field label="Role" isLabelHidden>
        {(ids) => <RoleSelect {...ids} role={role} onRole={setRole} />}
      </Field>
      <Field label="Desk" isLabelHidden>
        {(ids) => <DeskSelect {...ids} desks={desks} deskId={deskId} onDesk={setDeskId} />}
      </Field>
      <Button type="submit" variant="primary" isBusy={isBusy}>
        Invite
      </Button>
      <LinkDialog
        link={made?.link ?? null}
        onClose={() => setMade(null)}
        title="The invitation is ready"
        email={made?.email ?? ''}
        lasts="7 days"
      />
    </form>
  );
}
