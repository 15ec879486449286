import type { Metadata } from 'next';
import { OnNoDesk } from '@/components/desk/no-desk-yet';
import { TypesPage } from '@/components/desk/types-page';
import { isOnNoDesk } from '@/lib/domain/people/permissions';
import { requirePageActor } from '@/lib/server/session';
import { readTagTypes } from '@/lib/server/tag-types';

export const metadata: Metadata = { title: 'Types of tags' };

export default async function PeopleTypesPage() {
  const actor = await requirePageActor();
  if (isOnNoDesk(actor)) return <OnNoDesk />;
  const tagTypes = await readTagTypes(actor);
  return <TypesPage key={tagTypes.version} tagTypes={tagTypes} mayChange={actor.isAdmin} />;
}
