import type { Metadata } from 'next';
import { openArticlePage } from '../open-article-page';

export const metadata: Metadata = { title: 'Queries' };

export default async function QueriesOfArticlePage({ params }: PageProps<'/articles/[articleId]/queries'>) {
  const { articleId } = await params;
  return openArticlePage(articleId, 'queries');
}
