import type { Metadata } from 'next';
import { MembersPage } from '@/components/desk/members-page';
import { listDesks } from '@/lib/server/people/desks';
import { listPeople } from '@/lib/server/people/people';
import { identityProvider } from '@/lib/server/sign-in/identity-provider';
import { listInvitations } from '@/lib/server/sign-in/one-time-links';
import { ofPerson } from '../of-person';

export const metadata: Metadata = { title: 'Members' };

export default ofPerson(async function PeoplePage(actor) {
  const isInNoDesk = !actor.isAdmin && Object.keys(actor.memberships).length === 0;
  if (isInNoDesk) return <p className="dim2">You are on no desk yet. An admin can add you to one.</p>;
  const [people, desks] = await Promise.all([listPeople(actor), listDesks(actor)]);
  const mayInvite = desks.some((desk) => desk.mayManage);
  const invitations = mayInvite ? await listInvitations(actor) : [];
  return (
    <MembersPage
      me={{ id: actor.id, isAdmin: actor.isAdmin }}
      people={people}
      desks={desks}
      invitations={invitations}
      provider={identityProvider()?.name ?? null}
      now={new Date().toISOString()}
    />
  );
});
