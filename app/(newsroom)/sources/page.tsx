import type { Metadata } from 'next';
import { SourceList } from '@/components/sources/source-list';
import { Banner } from '@/components/ui/banner';
import { may } from '@/lib/domain/permissions';
import { listDesks } from '@/lib/server/desks';
import { requirePageActor } from '@/lib/server/session';

export const metadata: Metadata = { title: 'Sources' };

export default async function SourcesPage() {
  const actor = await requirePageActor();
  if (!actor.isAdmin && Object.keys(actor.memberships).length === 0) {
    return (
      <main className="page grid gap-4">
        <h1 className="h1">Sources</h1>
        <Banner tone="warn">You are on no desk yet. Ask a lead or an admin to add you.</Banner>
      </main>
    );
  }
  const desks = await listDesks(actor);
  return (
    <main className="page">
      <SourceList desks={desks.map(({ id, name }) => ({ id, name, mayAdd: may(actor, 'tag', { deskId: id }) }))} />
    </main>
  );
}
