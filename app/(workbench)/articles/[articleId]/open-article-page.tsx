import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { cache } from 'react';
import { ArticleOpening, TextOpening } from '@/components/article/opening/article-opening';
import { KeptWork } from '@/components/article/opening/kept-work';
import { Workbench } from '@/components/article/workbench/workbench';
import { asTheme, themeCookie } from '@/components/desk/theme';
import { QueriesOpening } from '@/components/queries/queries-opening';
import { articlePageTitle } from '@/lib/domain/articles/article-page-title';
import { exportFormats } from '@/lib/domain/export/formats';
import { openWorkbench } from '@/lib/server/articles/workbench';
import { requirePageActor } from '@/lib/server/sign-in/session';
import { pageTitle } from '../../../page-title';
import { readOrNotFound } from '../../../read-or-not-found';

/** Asked twice for one page, by its title and by itself, and read once. */
const openOnce = cache(openWorkbench);

/** The title of the open article at one of its addresses. */
export const openArticleTitle = (articleId: string, page?: string): Promise<Metadata> =>
  pageTitle(page ?? 'Article', articleId, async (actor, id) => articlePageTitle((await openOnce(actor, id)).title, page));

/** The open article at one of its addresses: its text, or the queries about it. */
export async function openArticlePage(articleId: string, view: 'text' | 'queries') {
  const actor = await requirePageActor();
  const { personId, title, ...article } = await readOrNotFound(articleId, (id) => openOnce(actor, id));
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
