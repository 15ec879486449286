import type { EntriesAnswer } from '@/lib/domain/contract/journal';
import { type ArticleCompany, MAX_NAMED_PEOPLE, type PresenceReport } from '@/lib/domain/contract/presence';
import { type Actor, isOnNoDesk, may, viewerOf } from '@/lib/domain/people/permissions';
import { prisma } from '../database';
import { subjectOf } from '../journal/article-row';
import { readEntriesWithHead } from '../journal/read';
import { keepPresence, peopleIn, presenceFor, readPresence } from '../live/presence';
import { authorize } from '../rights/authorize';
import { authorizeArticle } from '../rights/authorize-article';

/** Tells whoever has the article open where a tab of the actor is in it, or that it is gone. Whoever may read the article may say it. */
export async function sayPresence(actor: Actor, articleId: string, report: PresenceReport): Promise<void> {
  await authorizeArticle(actor, 'read article', articleId);
  await keepPresence(actor.id, articleId, report);
}

/**
 * What a tab asks for again and again where it can have no stream: the entries after `after`, and everyone who is in the article. Whoever may read
 * the article gets both, as in the stream.
 */
export async function readNews(actor: Actor, articleId: string, after: number, hash?: string): Promise<EntriesAnswer> {
  const { answer, head } = await readEntriesWithHead(actor, articleId, after, hash);
  return { ...answer, presence: presenceFor(viewerOf(actor, subjectOf(actor, head)), await readPresence(articleId)) };
}

/**
 * Who else is in these articles now, where somebody is. Whoever may read an article sees who is in it, as in the article itself. Of the others it says
 * nothing: they are left out like those in which nobody is, and are asked for by the same query. Someone in no desk is refused.
 */
export async function listCompany(actor: Actor, articleIds: readonly string[]): Promise<{ articles: ArticleCompany[] }> {
  if (isOnNoDesk(actor)) authorize(actor, 'manage house', { deskId: null });
  const rows = await prisma.article.findMany({
    where: { id: { in: [...articleIds] }, deletedAt: null },
    select: { id: true, deskId: true, authorId: true },
  });
  const readable = new Set(
    rows.flatMap(({ id, deskId, authorId }) => (may(actor, 'read article', { deskId, own: authorId === actor.id }) ? [id] : [])),
  );
  const people = await peopleIn(articleIds.filter((id) => readable.has(id)));
  const articles = [...people].flatMap(([articleId, all]) => {
    const others = all.filter(({ personId }) => personId !== actor.id);
    if (others.length === 0) return [];
    return [{ articleId, count: others.length, names: others.slice(0, MAX_NAMED_PEOPLE).map(({ name }) => name) }];
  });
  return { articles };
}
