import type { Metadata } from 'next';
import { NewerVersion } from '@/components/article/newer-version/newer-version';
import { Banner } from '@/components/ui/banner';
import { PageLink } from '@/components/ui/page-link';
import { archivedSentence } from '@/lib/domain/articles/archived';
import { readTextMark } from '@/lib/server/articles/newer-version';
import { articleTitle, readArticleOnce } from '../../../../page-title';
import { readOrNotFound } from '../../../../read-or-not-found';
import { ofPerson } from '../../../of-person';

export async function generateMetadata({ params }: PageProps<'/articles/[articleId]/newer-version'>): Promise<Metadata> {
  return articleTitle((await params).articleId, 'Paste a newer version');
}

export default ofPerson(async function NewerVersionPage(actor, { params }: PageProps<'/articles/[articleId]/newer-version'>) {
  const { articleId } = await params;
  const article = await readOrNotFound(articleId, (id) => readArticleOnce(actor, id));
  const mayPaste = article.rights.includes('paste newer version');
  if (!mayPaste || article.isArchived) {
    return (
      <main className="page grid gap-4">
        <h1 className="h1">Paste a newer version</h1>
        <Banner
          tone="warn"
          action={
            <PageLink className="link" href={`/articles/${articleId}`}>
              Back to the article
            </PageLink>
          }
        >
          {mayPaste ? archivedSentence : 'Your role does not paste a newer version over. Ask an editor or a lead of the desk.'}
        </Banner>
      </main>
    );
  }
  const { id, deskId, title, byline, publishedOn } = article;
  const { version, mark } = await readOrNotFound(articleId, (one) => readTextMark(actor, one));
  return (
    <main>
      <NewerVersion personId={actor.id} article={{ id, deskId, title, version, textMark: mark, byline, publishedOn }} />
    </main>
  );
});
