import type { Metadata } from 'next';
import { NewArticle } from '@/components/article/import/new-article';
import { Banner } from '@/components/ui/banner';
import { PageLink } from '@/components/ui/page-link';
import { sampleText } from '@/lib/domain/articles/sample-article';
import { isOnNoDesk, may } from '@/lib/domain/people/permissions';
import { listDesks } from '@/lib/server/people/desks';
import { ofPerson } from '../../of-person';

export const metadata: Metadata = { title: 'New article' };

export default ofPerson(async function NewArticlePage(actor, { searchParams }: PageProps<'/articles/new'>) {
  const { from } = await searchParams;
  const desks = (isOnNoDesk(actor) ? [] : await listDesks(actor)).filter(({ id }) => may(actor, 'create article', { deskId: id }));
  if (desks.length === 0) {
    return (
      <main className="page grid gap-4">
        <h1 className="h1">New article</h1>
        <Banner
          tone="warn"
          action={
            <PageLink className="link" href="/articles">
              Back to the articles
            </PageLink>
          }
        >
          {actor.isAdmin
            ? 'There is no desk yet. Make one under People first.'
            : 'Your role does not bring in articles. Ask a lead of your desk.'}
        </Banner>
      </main>
    );
  }
  return (
    <main>
      <NewArticle
        personId={actor.id}
        desks={desks.map(({ id, name }) => ({ id, name, canGiveOut: may(actor, 'assign', { deskId: id }) }))}
        firstWay={from === 'file' ? 'file' : 'paste'}
        firstText={from === 'sample' ? sampleText : undefined}
      />
    </main>
  );
});
