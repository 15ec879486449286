import type { Metadata } from 'next';
import { ReportPage } from '@/components/report/report-page';
import { DomainError } from '@/lib/domain/errors';
import { exportFormats } from '@/lib/domain/export/formats';
import type { Actor } from '@/lib/domain/people/permissions';
import { authorizeArticle } from '@/lib/server/rights/authorize-article';
import { articleTitle, readArticleOnce } from '../../../../page-title';
import { readOrNotFound } from '../../../../read-or-not-found';
import { ofPerson } from '../../../of-person';

export async function generateMetadata({ params }: PageProps<'/articles/[articleId]/report'>): Promise<Metadata> {
  return articleTitle((await params).articleId, 'Fact-check report');
}

export default ofPerson(async function ArticleReportPage(actor, { params }: PageProps<'/articles/[articleId]/report'>) {
  const { articleId } = await params;
  await readOrNotFound(articleId, (id) => readArticleOnce(actor, id));
  const [csv] = exportFormats.flatMap(({ id, name, about }) => (id === 'csv' ? [{ id, name, about }] : []));
  if (!csv) throw new Error('There is no CSV');
  return <ReportPage articleId={articleId} csv={csv} hasDossier={await mayMakeDossier(actor, articleId)} />;
});

const mayMakeDossier = (actor: Actor, articleId: string) =>
  authorizeArticle(actor, 'make dossier', articleId).then(
    () => true,
    (error: unknown) => {
      if (error instanceof DomainError) return false;
      throw error;
    },
  );
