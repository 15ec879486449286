'use client';
import { Fragment, useState } from 'react';
import { DeskSelect } from '@/components/desk/desk-select';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import type { Desk } from '@/lib/domain/contract/desks';
import type { Person } from '@/lib/domain/contract/people';
import type { Role } from '@/lib/domain/people/permissions';
import { GivenRole } from './given-role';
import { RoleSelect } from './role-select';
import { useMemberChange } from './use-member-change';

interface Props {
  isOpen: boolean;
  onClose: () => void;
  person: Person;
  /** The desks whose roles may be given here. */
  desks: readonly Desk[];
}

/** All roles of one person, desk by desk. Each change counts at once. */
export function RolesDialog({ isOpen, onClose, person, desks }: Props) {
  const { setRole, leaveDesk } = useMemberChange(person);
  const isOn = (desk: Desk) => person.memberships.some(({ deskId }) => deskId === desk.id);
  const others = desks.filter((desk) => !isOn(desk));
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={`Desks of ${person.name}`} buttons={<Button onClick={onClose}>Close</Button>}>
      <div className="desk-roles">
        {person.memberships
          .filter(({ deskId }) => desks.some((desk) => desk.id === deskId))
          .map(({ deskId, deskName, role }) => (
            <Fragment key={deskId}>
              <span className="trunc">{deskName}</span>
              <GivenRole aria-label={`Role on ${deskName}`} role={role} give={(chosen, seen) => setRole(deskId, chosen, seen)} />
              <Button size="s" variant="quiet" aria-label={`Take off ${deskName}`} onClick={() => void leaveDesk(deskId, deskName)}>
                Take off
              </Button>
            </Fragment>
          ))}
        {others.length > 0 && <AddToDesk desks={others} add={(deskId, role) => void setRole(deskId, role, null)} />}
      </div>
    </Dialog>
  );
}

function AddToDesk({ desks, add }: { desks: readonly Desk[]; add: (deskId: string, role: Role) => void }) {
  const [chosen, setChosen] = useState('');
  const [role, setRole] = useState<Role>('checker');
  // The chosen desk leaves the list once the person is on it.
  const deskId = desks.some((desk) => desk.id === chosen) ? chosen : (desks[0]?.id ?? '');
  return (
    <>
      <Field label="Another desk">{(ids) => <DeskSelect {...ids} desks={desks} deskId={deskId} onDesk={setChosen} />}</Field>
      <RoleSelect className="self-end" aria-label="Role there" role={role} onRole={setRole} />
      <Button className="self-end h-8" onClick={() => add(deskId, role)}>
        Add
      </Button>
    </>
  );
}
