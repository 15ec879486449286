import type { Action, Actor } from '@/lib/domain/people/permissions';
import { authorize } from '../rights/authorize';
import { authorizeArticle } from '../rights/authorize-article';
import { refuseArchived, subjectOf } from './article-row';
import type { ArticleWriter } from './article-writer';
import { writeArticle } from './write-article';

/**
 * One change of an article under its lock, with what `work` answers. The right is asked for before the queue, so that a stranger does not stand in it, and
 * again under the lock, since it may have changed. Refused (`conflict`) while the article is archived, unless it `mayBeArchived`. Which of `entryIds` are
 * there already, `work` sees in `writer.stored`.
 */
export async function changeArticle<T>(
  actor: Actor,
  articleId: string,
  action: Action,
  work: (writer: ArticleWriter) => Promise<T>,
  { mayBeArchived = false, entryIds = [] }: { mayBeArchived?: boolean; entryIds?: readonly string[] } = {},
): Promise<T> {
  await authorizeArticle(actor, action, articleId);
  return writeArticle(
    articleId,
    async (writer) => {
      authorize(writer.actorNow(actor), action, subjectOf(actor, writer.head));
      if (!mayBeArchived) refuseArchived(writer.head);
      return work(writer);
    },
    { actor, entryIds },
  );
}
