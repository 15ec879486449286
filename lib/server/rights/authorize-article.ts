import { type Action, type Actor, type Subject, type Viewer, viewerOf } from '@/lib/domain/people/permissions';
import { prisma } from '../database';
import { type ArticleHead, readHead, subjectOf } from '../journal/article-row';
import { authorize } from './authorize';

/** An article that somebody may do something to: its row as the right was asked of it, and what of the article they see. */
export interface AuthorizedArticle {
  head: ArticleHead;
  subject: Subject;
  viewer: Viewer;
}

/** The article as it stands now, if the actor may do `action` to it; throws as `authorize` does, and `not-found` if it is not there. */
export async function authorizeArticle(actor: Actor, action: Action, articleId: string): Promise<AuthorizedArticle> {
  const head = await readHead(prisma, articleId);
  const subject = subjectOf(actor, head);
  authorize(actor, action, subject);
  return { head, subject, viewer: viewerOf(actor, subject) };
}
