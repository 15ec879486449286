import type { Desk } from '@/lib/domain/contract/desks';
import type { Invitation } from '@/lib/domain/contract/one-time-links';
import type { Person } from '@/lib/domain/contract/people';
import { InvitationRow } from './invitation-row';
import { InviteForm } from './invite-form';
import { MemberRow } from './member-row';
import { RoleTable } from './role-table';

interface Props {
  me: { id: string; isAdmin: boolean };
  people: readonly Person[];
  desks: readonly Desk[];
  invitations: readonly Invitation[];
  /** The server's time, so that server and browser say the same about what runs out when. */
  now: string;
}

export function MembersPage({ me, people, desks, invitations, now }: Props) {
  const managed = desks.filter((desk) => desk.mayManage);
  const count = `${people.length} ${people.length === 1 ? 'person' : 'people'}`;
  const out = invitations.length === 0 ? '' : `, ${invitations.length} ${invitations.length === 1 ? 'invitation' : 'invitations'} out`;
  return (
    <>
      <div className="page-head">
        <div>
          <h1 className="h1">Members</h1>
          <p>
            {count}
            {out}.
          </p>
        </div>
      </div>
      {managed.length > 0 && <InviteForm desks={managed} />}
      <div className="sheet">
        <table className="tbl stacked member-table">
          <thead>
            <tr>
              <th>Name</th>
              <th>Role</th>
              <th>Desks</th>
              <th>
                <span className="vh">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <MemberRow key={person.id} me={me} person={person} desks={desks} />
            ))}
            {invitations.map((invitation) => (
              <InvitationRow key={invitation.id} invitation={invitation} now={now} />
            ))}
          </tbody>
        </table>
      </div>
      <RoleTable />
    </>
  );
}
