import type { Metadata } from 'next';
import { NoDeskYet } from '@/components/desk/no-desk-yet';
import { SourceList } from '@/components/sources/source-list';
import { isOnNoDesk, may } from '@/lib/domain/people/permissions';
import { listDesks } from '@/lib/server/people/desks';
import { ofPerson } from '../of-person';

export const metadata: Metadata = { title: 'Sources' };

export default ofPerson(async function SourcesPage(actor) {
  if (isOnNoDesk(actor)) return <NoDeskYet title="Sources" />;
  const desks = await listDesks(actor);
  return (
    <main className="page">
      <SourceList personId={actor.id} desks={desks.map(({ id, name }) => ({ id, name, mayAdd: may(actor, 'tag', { deskId: id }) }))} />
    </main>
  );
});
