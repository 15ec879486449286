import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { KeptWork } from '@/components/article/opening/kept-work';
import { asTheme, themeCookie } from '@/components/desk/theme';
import { HistoryPage } from '@/components/history/history-page';
import { DomainError } from '@/lib/domain/errors';
import { requirePageActor } from '@/lib/server/sign-in/session';
import { articleTitle, readArticleOnce } from '../../../../page-title';

export async function generateMetadata({ params }: PageProps<'/articles/[articleId]/history'>): Promise<Metadata> {
  return articleTitle((await params).articleId, 'History');
}

export default async function HistoryOfArticlePage({ params }: PageProps<'/articles/[articleId]/history'>) {
  const { articleId } = await params;
  const actor = await requirePageActor(`/articles/${articleId}/history`);
  if (!z.uuid().safeParse(articleId).success) notFound();
  const { title, rights, isArchived } = await readArticleOnce(actor, articleId).catch((error: unknown) => {
    if (error instanceof DomainError && error.code === 'not-found') notFound();
    throw error;
  });
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
