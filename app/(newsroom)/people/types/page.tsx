import type { Metadata } from 'next';
import { TypesPage } from '@/components/desk/types-page';
import { requirePageActor } from '@/lib/server/session';
import { readTagTypes } from '@/lib/server/tag-types';

export const metadata: Metadata = { title: 'Types of tags' };

export default async function PeopleTypesPage() {
  const actor = await requirePageActor();
  const isInNoDesk = !actor.isAdmin && Object.keys(actor.memberships).length === 0;
  if (isInNoDesk) return <p className="dim2">You are on no desk yet. An admin can add you to one.</p>;
  const tagTypes = await readTagTypes(actor);
  return <TypesPage key={tagTypes.version} tagTypes={tagTypes} mayChange={actor.isAdmin} />;
}
