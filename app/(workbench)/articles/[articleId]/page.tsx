import type { Metadata } from 'next';
import { preloadSigns } from '@/app/fonts/preload-fonts';
import { openArticlePage, openArticleTitle } from './open-article-page';

export async function generateMetadata({ params }: PageProps<'/articles/[articleId]'>): Promise<Metadata> {
  return openArticleTitle((await params).articleId);
}

export default async function ArticlePage({ params }: PageProps<'/articles/[articleId]'>) {
  preloadSigns();
  const { articleId } = await params;
  return openArticlePage(articleId, 'text');
}
