import type { Actor } from '@/lib/domain/people/permissions';
import type { Source } from '@/lib/domain/sources/source';
import { prisma } from '../database';
import { authorizeArticle } from '../rights/authorize-article';
import { sourceOfRow } from '../sources/source-rows';

/** The sources that an article rests on, by title. Whoever may read the article may see them, whatever desk they belong to. */
export async function listArticleSources(actor: Actor, articleId: string): Promise<Source[]> {
  await authorizeArticle(actor, 'read article', articleId);
  const rows = await prisma.source.findMany({ where: { evidence: { some: { articleId } } }, orderBy: [{ title: 'asc' }, { id: 'asc' }] });
  return rows.map(sourceOfRow);
}
