import type { ArticleState } from '@/lib/domain/article-state';
import type { ArticleSummary } from '@/lib/domain/contract/articles';
import { DomainError, notFound } from '@/lib/domain/errors';
import { type Actor, may } from '@/lib/domain/people/permissions';
import { isStorable } from '@/lib/domain/text/text-input';
import { takeLock } from '../advisory-locks';
import { inTransaction, prisma, type Transaction } from '../database';
import { beginJournal } from '../journal/begin';
import { composeSoon } from '../journal/compose';
import { cacheState } from '../journal/state-cache';
import { queueForArticle } from '../journal/writer-queue';
import { readActorNow } from '../rights/actor-now';
import { authorize } from '../rights/authorize';
import { namesAround } from './article-people';
import { articleView, deskOfRow } from './article-view';

/** A book with twenty thousand tags on a slow machine: what takes longer would take as long when it is sent again. */
const MAX_STORE_MS = 120_000;

/** What an article is made of: the desk that it is for, and all else that its first entry says. */
interface Imported {
  details: { deskId: string };
  [more: string]: unknown;
}

/**
 * Stores an article unless it is stored already, and gives it: two sendings at once are one article too. An id that is taken otherwise is a `conflict`,
 * and so is one that was brought into another desk and has not come to the chosen one since: who sent it again is not told that it is there. The
 * caller has checked the right; `authorizeNow` checks it once more in the transaction, of who the actor is by then: a large file may have come for minutes.
 */
export async function storeOnce(
  actor: Actor,
  articleId: string,
  imported: Imported,
  authorizeNow: (now: Actor) => void,
): Promise<ArticleSummary> {
  if (!isStorable(imported)) throw new DomainError('invalid', 'This article holds characters that cannot be stored.');
  return queueForArticle(articleId, async () => {
    const store = async (tx: Transaction): Promise<ArticleState | null> => {
      // Two processes may be sent the same article: the second waits here until the first has committed.
      await takeLock(tx, 'newArticle', articleId);
      if ((await tx.article.count({ where: { id: articleId } })) > 0) return null;
      authorizeNow(await readActorNow(tx, actor));
      return beginJournal(tx, actor, articleId, imported);
    };
    const state = await inTransaction(store, { timeoutMs: MAX_STORE_MS });
    if (state !== null) {
      cacheState(state);
      composeSoon(articleId);
    }
    return storedArticle(actor, articleId, imported.details.deskId);
  });
}

async function storedArticle(actor: Actor, articleId: string, deskId: string): Promise<ArticleSummary> {
  const row = await prisma.article.findUnique({ where: { id: articleId }, include: { desk: deskOfRow } });
  const isOwnSending = row !== null && row.deletedAt === null && row.createdById === actor.id;
  // It may have moved to a desk that does not exist for the one who once brought it in.
  if (!isOwnSending || !may(actor, 'read article', { deskId: row.deskId, own: row.authorId === actor.id })) {
    throw new DomainError('conflict', 'This article carries an id that is taken. Reload the page and bring it in again.');
  }
  const [sent] = await prisma.$queryRaw<{ deskId: string | null }[]>`
    select payload->'details'->>'deskId' as "deskId" from "JournalEntry" where "articleId" = ${articleId}::uuid and seq = 1`;
  if (sent?.deskId !== deskId && row.deskId !== deskId) {
    const title = row.title === '' ? 'The article' : `“${row.title}”`;
    throw new DomainError(
      'conflict',
      `${title} is on ${row.desk.name} already: only the answer was lost. Open it in Articles, and move it from its menu.`,
    );
  }
  return articleView(actor, row, await namesAround(prisma, [row]));
}

/** Returns if the actor may bring an article into the desk, and the desk is there (`not-found`). */
export async function authorizeNew(actor: Actor, deskId: string): Promise<void> {
  authorize(actor, 'create article', { deskId });
  // An admin passes the table for a desk that is not there.
  if ((await prisma.desk.count({ where: { id: deskId } })) === 0) throw notFound();
}

/** The author of an article that the actor brings into the desk: they themselves if they are author there, else nobody yet (null). */
export function authorIdOfNew(actor: Actor, deskId: string): string | null {
  return actor.memberships[deskId] === 'author' ? actor.id : null;
}
