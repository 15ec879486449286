import type { Actor } from '@/lib/domain/permissions';
import type { Source } from '@/lib/domain/source';
import { authorize } from './authorize';
import { prisma } from './database';
import { readHead, subjectOf } from './journal/article-row';
import { sourceOfRow } from './source-rows';

/** The sources that an article rests on, by title. Whoever may read the article may see them, whatever desk they belong to. */
export async function listArticleSources(actor: Actor, articleId: string): Promise<Source[]> {
  authorize(actor, 'read article', subjectOf(actor, await readHead(prisma, articleId)));
  const rows = await prisma.source.findMany({ where: { evidence: { some: { articleId } } }, orderBy: [{ title: 'asc' }, { id: 'asc' }] });
  return rows.map(sourceOfRow);
}
