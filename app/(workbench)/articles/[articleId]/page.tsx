import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Workbench } from '@/components/article/workbench';
import { DomainError } from '@/lib/domain/errors';
import { exportFormats } from '@/lib/domain/export/formats';
import { requirePageActor } from '@/lib/server/session';
import { openWorkbench } from '@/lib/server/workbench';

export const metadata: Metadata = { title: 'Article' };

export default async function ArticlePage({ params }: PageProps<'/articles/[articleId]'>) {
  const { articleId } = await params;
  const actor = await requirePageActor(`/articles/${articleId}`);
  const opened = await openWorkbench(actor, articleId).catch((error: unknown) => {
    if (error instanceof DomainError && error.code === 'not-found') notFound();
    throw error;
  });
  return <Workbench {...opened} formats={exportFormats.map(({ id, name }) => ({ id, name }))} />;
}
