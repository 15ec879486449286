import type { Metadata } from 'next';
import { OnNoDesk } from '@/components/desk/no-desk-yet';
import { DesksPage } from '@/components/people/desks-page';
import { isOnNoDesk } from '@/lib/domain/people/permissions';
import { listDesks } from '@/lib/server/people/desks';
import { listPeople } from '@/lib/server/people/people';
import { ofPerson } from '../../of-person';

export const metadata: Metadata = { title: 'Desks' };

export default ofPerson(async function PeopleDesksPage(actor) {
  if (isOnNoDesk(actor)) return <OnNoDesk />;
  const [desks, people] = await Promise.all([listDesks(actor), listPeople(actor)]);
  const membersOf = (deskId: string) => people.filter((person) => person.memberships.some((one) => one.deskId === deskId)).length;
  return (
    <DesksPage personId={actor.id} isAdmin={actor.isAdmin} desks={desks.map((desk) => ({ ...desk, memberCount: membersOf(desk.id) }))} />
  );
});
