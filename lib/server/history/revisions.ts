import { v7 as uuidv7 } from 'uuid';
import type { Revision } from '@/lib/domain/articles/revision';
import type { Actor } from '@/lib/domain/people/permissions';
import { changeArticle } from '../journal/change-article';

/** Keeps the article as it is now under the next number. Refused (`conflict`) while archived, and where nothing has changed since the last. */
export async function nameRevision(actor: Actor, articleId: string, { name }: { name: string }): Promise<Revision> {
  return changeArticle(actor, articleId, 'name revision', async (writer) => {
    await writer.appendOwn(actor, { id: uuidv7(), type: 'revision.made', payload: { name } });
    const made = writer.state.revisions.at(-1);
    if (!made) throw new Error('the revision was not made');
    return made;
  });
}
