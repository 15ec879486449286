import type { Metadata } from 'next';
import { openArticlePage, openArticleTitle } from '../open-article-page';

export async function generateMetadata({ params }: PageProps<'/articles/[articleId]/queries'>): Promise<Metadata> {
  return openArticleTitle((await params).articleId, 'Queries');
}

export default async function QueriesOfArticlePage({ params }: PageProps<'/articles/[articleId]/queries'>) {
  const { articleId } = await params;
  return openArticlePage(articleId, 'queries');
}
