import { cookies } from 'next/headers';
import { notFound } from 'next/navigation';
import { ArticleOpening, TextOpening } from '@/components/article/article-opening';
import { KeptWork } from '@/components/article/kept-work';
import { Workbench } from '@/components/article/workbench';
import { asTheme, themeCookie } from '@/components/desk/theme';
import { QueriesOpening } from '@/components/queries/queries-opening';
import { DomainError } from '@/lib/domain/errors';
import { exportFormats } from '@/lib/domain/export/formats';
import { openWorkbench } from '@/lib/server/articles/workbench';
import { requirePageActor } from '@/lib/server/sign-in/session';

/** The open article at one of its addresses: its text, or the queries about it. */
export async function openArticlePage(articleId: string, view: 'text' | 'queries') {
  const actor = await requirePageActor(`/articles/${articleId}${view === 'text' ? '' : '/queries'}`);
  const opened = await openWorkbench(actor, articleId).catch((error: unknown) => {
    if (error instanceof DomainError && error.code === 'not-found') notFound();
    throw error;
  });
  const { personId, title, ...article } = opened;
  const theme = asTheme((await cookies()).get(themeCookie)?.value);
  const opening = view === 'queries' ? <QueriesOpening /> : <TextOpening />;
  return (
    <>
      <KeptWork personId={personId} />
      <Workbench
        {...article}
        view={view}
        placeholder={{ page: <ArticleOpening title={title}>{opening}</ArticleOpening>, view: opening }}
        person={{ id: personId, name: actor.name }}
        theme={theme}
        formats={exportFormats.map(({ id, name, about }) => ({ id, name, about }))}
      />
    </>
  );
}
