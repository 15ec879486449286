import type { Metadata } from 'next';
import { OnNoDesk } from '@/components/desk/no-desk-yet';
import { DesksPage } from '@/components/people/desks-page';
import { isOnNoDesk } from '@/lib/domain/people/permissions';
import { listDesksWithSize } from '@/lib/server/people/desks';
import { ofPerson } from '../../of-person';

export const metadata: Metadata = { title: 'Desks' };

export default ofPerson(async function PeopleDesksPage(actor) {
  if (isOnNoDesk(actor)) return <OnNoDesk />;
  return <DesksPage personId={actor.id} isAdmin={actor.isAdmin} desks={await listDesksWithSize(actor)} />;
});
