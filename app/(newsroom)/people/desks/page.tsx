import type { Metadata } from 'next';
import { DesksPage } from '@/components/desk/desks-page';
import { listDesks } from '@/lib/server/desks';
import { listPeople } from '@/lib/server/people';
import { requirePageActor } from '@/lib/server/session';

export const metadata: Metadata = { title: 'Desks' };

export default async function PeopleDesksPage() {
  const actor = await requirePageActor();
  const isInNoDesk = !actor.isAdmin && Object.keys(actor.memberships).length === 0;
  if (isInNoDesk) return <p className="dim2">You are on no desk yet. An admin can add you to one.</p>;
  const [desks, people] = await Promise.all([listDesks(actor), listPeople(actor)]);
  const membersOf = (deskId: string) => people.filter((person) => person.memberships.some((one) => one.deskId === deskId)).length;
  return <DesksPage isAdmin={actor.isAdmin} desks={desks.map((desk) => ({ ...desk, memberCount: membersOf(desk.id) }))} />;
}
