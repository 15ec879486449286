import type { Metadata } from 'next';
import { NoDeskYet } from '@/components/desk/no-desk-yet';
import { SourceList } from '@/components/sources/source-list';
import { isOnNoDesk, may } from '@/lib/domain/people/permissions';
import { listDesks } from '@/lib/server/people/desks';
import { requirePageActor } from '@/lib/server/sign-in/session';

export const metadata: Metadata = { title: 'Sources' };

export default async function SourcesPage() {
  const actor = await requirePageActor();
  if (isOnNoDesk(actor)) return <NoDeskYet title="Sources" />;
  const desks = await listDesks(actor);
  return (
    <main className="page">
      <SourceList personId={actor.id} desks={desks.map(({ id, name }) => ({ id, name, mayAdd: may(actor, 'tag', { deskId: id }) }))} />
    </main>
  );
}
