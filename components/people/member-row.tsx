'use client';
import { Avatar } from '@/components/ui/avatar';
import type { Desk } from '@/lib/domain/contract/desks';
import type { Person } from '@/lib/domain/contract/people';
import { GivenRole } from './given-role';
import { MemberActions } from './member-actions';
import { roleNames } from './role-names';
import { useMemberChange } from './use-member-change';

interface Props {
  me: { id: string; isAdmin: boolean };
  person: Person;
  desks: readonly Desk[];
  provider: string | null;
}

export function MemberRow({ me, person, desks, provider }: Props) {
  const { setRole } = useMemberChange(person);
  const only = person.memberships.length === 1 ? person.memberships[0] : undefined;
  const mayChangeOnly = only !== undefined && desks.some((desk) => desk.id === only.deskId && desk.mayManage);
  return (
    <tr className={person.isDisabled ? 'pend' : undefined}>
      <td>
        <div className="who">
          <Avatar person={person} size="l" />
          <div>
            <b>
              <bdi>{person.name}</bdi>
              {person.id === me.id && <span className="dim">you</span>}
              {person.isAdmin && <span className="tag line">Admin</span>}
              {person.isDisabled && <span className="tag">Disabled</span>}
            </b>
            <span className="e">{person.email}</span>
          </div>
        </div>
      </td>
      <td>
        {only !== undefined && mayChangeOnly ? (
          <GivenRole
            className="soft"
            aria-label={`Role of ${person.name} on ${only.deskName}`}
            role={only.role}
            give={(role, seen) => setRole(only.deskId, role, seen)}
          />
        ) : (
          summaryOf(person)
        )}
      </td>
      <td className="dim2">{person.memberships.map(({ deskName }) => deskName).join(', ')}</td>
      <td className="text-right">
        <MemberActions me={me} person={person} desks={desks} provider={provider} />
      </td>
    </tr>
  );
}

function summaryOf(person: Person): string {
  const held = new Set(person.memberships.map(({ role }) => role));
  const [first] = held;
  if (first === undefined) return 'No desk';
  return held.size === 1 ? roleNames[first] : `${held.size} roles`;
}
