import type { Metadata } from 'next';
import { OnNoDesk } from '@/components/desk/no-desk-yet';
import { MembersPage } from '@/components/people/members-page';
import { isOnNoDesk } from '@/lib/domain/people/permissions';
import { listDesks } from '@/lib/server/people/desks';
import { listPeople } from '@/lib/server/people/people';
import { identityProvider } from '@/lib/server/sign-in/identity-provider';
import { listInvitations } from '@/lib/server/sign-in/one-time-links';
import { ofPerson } from '../of-person';

export const metadata: Metadata = { title: 'Members' };

export default ofPerson(async function PeoplePage(actor) {
  if (isOnNoDesk(actor)) return <OnNoDesk />;
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
