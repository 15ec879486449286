import type { Action, Actor } from '@/lib/domain/people/permissions';
import { prisma } from '../database';
import { readHead, subjectOf } from '../journal/article-row';
import { authorize } from './authorize';

/** Returns if the actor may do `action` to the article as it stands now; throws as `authorize` does, and `not-found` if it is not there. */
export async function authorizeArticle(actor: Actor, action: Action, articleId: string): Promise<void> {
  authorize(actor, action, subjectOf(actor, await readHead(prisma, articleId)));
}
