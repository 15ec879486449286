import { v7 as uuidv7 } from 'uuid';
import type { Revision } from '@/lib/domain/articles/revision';
import { DomainError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/people/permissions';
import { refuseArchived } from '../journal/article-row';
import type { ArticleWriter } from '../journal/article-writer';
import { changeArticle } from '../journal/change-article';

/**
 * Keeps the article as it is now under the next number; sent again under the same `entryId`, gives the one that was kept then. Refused (`conflict`) while
 * archived, and where nothing has changed since the last.
 */
export async function nameRevision(
  actor: Actor,
  articleId: string,
  { name, entryId = uuidv7() }: { name: string; entryId?: string | undefined },
): Promise<Revision> {
  const keep = async (writer: ArticleWriter) => {
    const kept = await readKept(actor, writer, entryId);
    if (kept) return kept;
    refuseArchived(writer.head);
    await writer.appendOwn(actor, { id: entryId, type: 'revision.made', payload: { name } });
    const made = writer.state.revisions.at(-1);
    if (!made) throw new Error('the revision was not made');
    return made;
  };
  // What was kept before it was archived is kept: only a new one is refused.
  return changeArticle(actor, articleId, 'name revision', keep, { mayBeArchived: true, entryIds: [entryId] });
}

/** The revision that is stored under an id. Null if nothing is; `conflict` if it is another's, or something else. */
async function readKept(actor: Actor, { tx, head, state, stored }: ArticleWriter, entryId: string): Promise<Revision | null> {
  if (!stored.some(({ id }) => id === entryId)) return null;
  const own = { id: entryId, articleId: head.id, actorId: actor.id };
  const entry = await tx.journalEntry.findFirst({ where: own, select: { seq: true } });
  const kept = state.revisions.find(({ seq }) => seq === entry?.seq);
  if (!kept) throw new DomainError('conflict', 'This change carries an id that is taken.', { entryId });
  return kept;
}
