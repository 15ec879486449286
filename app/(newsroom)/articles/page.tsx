import type { Metadata } from 'next';
import { ArticleList } from '@/components/article/list/article-list';
import { Banner } from '@/components/ui/banner';
import { may } from '@/lib/domain/permissions';
import { listDesks } from '@/lib/server/desks';
import { requirePageActor } from '@/lib/server/session';

export const metadata: Metadata = { title: 'Articles' };

export default async function ArticlesPage() {
  const actor = await requirePageActor();
  if (!actor.isAdmin && Object.keys(actor.memberships).length === 0) {
    return (
      <main className="page grid gap-4">
        <h1 className="h1">Articles</h1>
        <Banner tone="warn">You are on no desk yet. Ask a lead or an admin to add you.</Banner>
      </main>
    );
  }
  const desks = await listDesks(actor);
  return (
    <main className="page">
      <ArticleList
        desks={desks.map(({ id, name }) => ({ id, name, mayFile: may(actor, 'file article', { deskId: id }) }))}
        mayCreate={desks.some(({ id }) => may(actor, 'create article', { deskId: id }))}
      />
    </main>
  );
}
