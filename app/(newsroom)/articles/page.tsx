import type { Metadata } from 'next';
import { ArticleList } from '@/components/article/list/article-list';
import { NoDeskYet } from '@/components/desk/no-desk-yet';
import { isOnNoDesk, may } from '@/lib/domain/people/permissions';
import { listDesks } from '@/lib/server/people/desks';
import { ofPerson } from '../of-person';

export const metadata: Metadata = { title: 'Articles' };

export default ofPerson(async function ArticlesPage(actor) {
  if (isOnNoDesk(actor)) return <NoDeskYet title="Articles" />;
  const desks = await listDesks(actor);
  return (
    <main className="page">
      <ArticleList
        personId={actor.id}
        desks={desks.map(({ id, name }) => ({ id, name, mayFile: may(actor, 'file article', { deskId: id }) }))}
        mayCreate={desks.some(({ id }) => may(actor, 'create article', { deskId: id }))}
      />
    </main>
  );
});
