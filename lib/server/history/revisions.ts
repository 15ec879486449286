import { v7 as uuidv7 } from 'uuid';
import type { Revision } from '@/lib/domain/articles/revision';
import { DomainError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/people/permissions';
import { subjectOf } from '../journal/article-row';
import { writeArticle } from '../journal/write-article';
import { authorize } from '../rights/authorize';
import { authorizeArticle } from '../rights/authorize-article';

/** Keeps the article as it is now under the next number. Refused (`conflict`) while archived, and where nothing has changed since the last. */
export async function nameRevision(actor: Actor, articleId: string, { name }: { name: string }): Promise<Revision> {
  await authorizeArticle(actor, 'name revision', articleId);
  return writeArticle(
    articleId,
    async (writer) => {
      authorize(writer.actorNow(actor), 'name revision', subjectOf(actor, writer.head));
      if (writer.head.isArchived) throw new DomainError('conflict', 'This article is archived. Restore it to change it.');
      await writer.appendOwn(actor, { id: uuidv7(), type: 'revision.made', payload: { name } });
      const made = writer.state.revisions.at(-1);
      if (!made) throw new Error('the revision was not made');
      return made;
    },
    { actor },
  );
}
