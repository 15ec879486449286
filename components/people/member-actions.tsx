'use client';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Menu, MenuLine, MenuRow } from '@/components/ui/menu';
import { useTrying } from '@/components/ui/use-trying';
import { call } from '@/lib/api';
import type { Desk } from '@/lib/domain/contract/desks';
import { createPasswordReset, type NewLink } from '@/lib/domain/contract/one-time-links';
import { type Person, renamePerson } from '@/lib/domain/contract/people';
import { DisableDialog } from './disable-dialog';
import { LinkDialog } from './link-dialog';
import { RenameDialog } from './rename-dialog';
import { RolesDialog } from './roles-dialog';
import { useMemberChange } from './use-member-change';

interface Props {
  me: { id: string; isAdmin: boolean };
  person: Person;
  desks: readonly Desk[];
  /** What people call the house's identity provider; null where there is none. */
  provider: string | null;
}

/** The menu at the end of a member's row. It draws nothing for those who may change nothing there. */
export function MemberActions({ me, person, desks, provider }: Props) {
  const trying = useTrying();
  const change = useMemberChange(person);
  const [open, setOpen] = useState<'roles' | 'name' | 'disable' | null>(null);
  const [link, setLink] = useState<NewLink | null>(null);
  const managed = desks.filter((desk) => desk.mayManage && (me.isAdmin || person.memberships.some(({ deskId }) => deskId === desk.id)));
  if (managed.length === 0 && !me.isAdmin) return null;

  const makeReset = () => trying(async () => setLink(await call(createPasswordReset, { params: { personId: person.id } })));
  const close = () => setOpen(null);

  return (
    <>
      <Menu
        label={`Actions for ${person.name}`}
        trigger={
          <Button variant="quiet" size="s" isIcon aria-label={`Actions for ${person.name}`}>
            <Ellipsis className="i s" aria-hidden="true" />
          </Button>
        }
      >
        {managed.length > 0 && <MenuRow onSelect={() => setOpen('roles')}>Desks and roles…</MenuRow>}
        {me.isAdmin && (
          <>
            <MenuRow onSelect={() => setOpen('name')}>Rename…</MenuRow>
            <MenuRow
              off={person.isDisabled ? 'Disabled people cannot sign in. Enable them first.' : undefined}
              onSelect={() => void makeReset()}
            >
              Make a password link
            </MenuRow>
            {provider !== null && (
              <MenuRow onSelect={() => void change.forgetIdentities(provider)}>Forget the account at {provider}</MenuRow>
            )}
            <MenuLine />
            <MenuRow onSelect={() => void change.setAdmin(!person.isAdmin)}>{person.isAdmin ? 'No longer admin' : 'Make admin'}</MenuRow>
            {person.isDisabled ? (
              <MenuRow onSelect={() => void change.setDisabled(false)}>Enable</MenuRow>
            ) : (
              <MenuRow isDanger onSelect={() => setOpen('disable')}>
                Disable…
              </MenuRow>
            )}
          </>
        )}
      </Menu>
      <RolesDialog isOpen={open === 'roles'} onClose={close} person={person} desks={managed} />
      {open === 'name' && (
        <RenameDialog
          title={`Rename ${person.name}`}
          name={person.name}
          onClose={close}
          rename={(name) => call(renamePerson, { params: { personId: person.id }, body: { name } })}
        />
      )}
      <DisableDialog isOpen={open === 'disable'} onClose={close} person={person} />
      <LinkDialog
        link={link}
        onClose={() => setLink(null)}
        title={`A new password for ${person.name}`}
        email={person.email}
        lasts="24 hours"
      />
    </>
  );
}
