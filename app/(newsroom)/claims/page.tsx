import type { Metadata } from 'next';
import { ClaimsPage } from '@/components/claims/claims-page';
import { Banner } from '@/components/ui/banner';
import { listDesks } from '@/lib/server/desks';
import { requirePageActor } from '@/lib/server/session';

export const metadata: Metadata = { title: 'Claims' };

export default async function Page() {
  const actor = await requirePageActor();
  if (!actor.isAdmin && Object.keys(actor.memberships).length === 0) {
    return (
      <main className="page grid gap-4">
        <h1 className="h1">Claims</h1>
        <Banner tone="warn">You are on no desk yet. Ask a lead or an admin to add you.</Banner>
      </main>
    );
  }
  const desks = await listDesks(actor);
  return <ClaimsPage desks={desks.map(({ id, name }) => ({ id, name }))} />;
}
