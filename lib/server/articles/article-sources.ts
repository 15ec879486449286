import type { Actor } from '@/lib/domain/people/permissions';
import { correctedSince, sourcesAsSigned } from '@/lib/domain/sign-off/sign-off';
import type { Source } from '@/lib/domain/sources/source';
import { prisma } from '../database';
import { stateInPassing } from '../journal/state-at-head';
import { authorizeArticle } from '../rights/authorize-article';
import { sourceOfRow } from '../sources/source-rows';

/**
 * The sources that an article rests on, by title: while signatures stand as these saw them, as report and exports have them, with those that were corrected
 * since. Whoever may read the article may see them, whatever desk they belong to.
 */
export async function listArticleSources(actor: Actor, articleId: string): Promise<{ sources: Source[]; correctedIds: string[] }> {
  const { head } = await authorizeArticle(actor, 'read article', articleId);
  const rows = await prisma.source.findMany({ where: { evidence: { some: { articleId } } }, orderBy: [{ title: 'asc' }, { id: 'asc' }] });
  const sources = rows.map(sourceOfRow);
  const { isSigned } = await prisma.article.findUniqueOrThrow({ where: { id: articleId }, select: { isSigned: true } });
  if (!isSigned) return { sources, correctedIds: [] };
  const { signOffs } = await stateInPassing(head);
  return { sources: sourcesAsSigned(sources, signOffs), correctedIds: correctedSince(sources, signOffs) };
}
