import type { Metadata } from 'next';
import { openArticlePage } from './open-article-page';

export const metadata: Metadata = { title: 'Article' };

export default async function ArticlePage({ params }: PageProps<'/articles/[articleId]'>) {
  const { articleId } = await params;
  return openArticlePage(articleId, 'text');
}
