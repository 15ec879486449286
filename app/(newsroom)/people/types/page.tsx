import type { Metadata } from 'next';
import { OnNoDesk } from '@/components/desk/no-desk-yet';
import { TypesPage } from '@/components/house/types-page';
import { isOnNoDesk } from '@/lib/domain/people/permissions';
import { readTagTypes } from '@/lib/server/house/tag-types';
import { ofPerson } from '../../of-person';

export const metadata: Metadata = { title: 'Types of tags' };

export default ofPerson(async function PeopleTypesPage(actor) {
  if (isOnNoDesk(actor)) return <OnNoDesk />;
  const tagTypes = await readTagTypes(actor);
  return <TypesPage tagTypes={tagTypes} mayChange={actor.isAdmin} />;
});
