import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { KeptWork } from '@/components/article/opening/kept-work';
import { asTheme, themeCookie } from '@/components/desk/theme';
import { HistoryPage } from '@/components/history/history-page';
import { requirePageActor } from '@/lib/server/sign-in/session';
import { articleTitle, readArticleOnce } from '../../../../page-title';
import { readOrNotFound } from '../../../../read-or-not-found';

export async function generateMetadata({ params }: PageProps<'/articles/[articleId]/history'>): Promise<Metadata> {
  return articleTitle((await params).articleId, 'History');
}

export default async function HistoryOfArticlePage({ params }: PageProps<'/articles/[articleId]/history'>) {
  const { articleId } = await params;
  const actor = await requirePageActor();
  const { title, rights, isArchived } = await readOrNotFound(articleId, (id) => readArticleOnce(actor, id));
  const theme = asTheme((await cookies()).get(themeCookie)?.value);
  const may = {
    keep: rights.includes('name revision') && !isArchived,
    restore: rights.includes('paste newer version') && !isArchived,
    verify: rights.includes('tag'),
    erase: rights.includes('erase words'),
  };
  return (
    <>
      <KeptWork personId={actor.id} />
      <HistoryPage article={{ id: articleId, title }} may={may} person={{ id: actor.id, name: actor.name }} theme={theme} />
    </>
  );
}
