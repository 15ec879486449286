import type { PresenceReport } from '@/lib/domain/contract/presence';
import type { Actor } from '@/lib/domain/permissions';
import { authorizeArticle } from './authorize-article';
import { keepPresence } from './live/presence';

/** Tells whoever has the article open where a tab of the actor is in it, or that it is gone. Whoever may read the article may say it. */
export async function sayPresence(actor: Actor, articleId: string, report: PresenceReport): Promise<void> {
  await authorizeArticle(actor, 'read article', articleId);
  await keepPresence(actor.id, articleId, report);
}
