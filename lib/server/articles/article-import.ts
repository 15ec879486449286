import type { ArticleSummary } from '@/lib/domain/contract/articles';
import type { DraftAnswer, DraftOrigin, NewArticle, Paste } from '@/lib/domain/contract/imports';
import { applyCorrections } from '@/lib/domain/import/corrections';
import { MAX_ARTICLE_BYTES } from '@/lib/domain/import/import-limits';
import type { Actor } from '@/lib/domain/people/permissions';
import { prisma } from '../database';
import { readArticleFile, readPaste } from '../import/read-article';
import { refuseNonChecker } from '../rights/article-readers';
import { authorize } from '../rights/authorize';
import { nameOwner, setArticleDue } from './article-desk-work';
import { authorIdOfNew, authorizeNew, storeOnce } from './article-store';

/**
 * What a reader makes of pasted text. Nothing is stored. Text that cannot be read: `unreadable-file`; over 20 MB: `too-large`. It is read no further once
 * `gone` is aborted.
 */
export async function draftFromPaste(actor: Actor, deskId: string, paste: Paste, gone?: AbortSignal): Promise<DraftAnswer> {
  await authorizeNew(actor, deskId);
  const draft = await readPaste({ text: paste.text, ...(paste.html ? { html: paste.html } : {}) }, gone);
  return { draft, origin: { format: 'paste', fileName: null } };
}

/**
 * What a reader makes of a file. Nothing is stored. `readBytes` is called once the right is known, so that a stranger's upload is never read;
 * it refuses what is over the limit. A file that cannot be read: `unreadable-file`. It is read no further once `gone` is aborted.
 */
export async function draftFromFile(
  actor: Actor,
  deskId: string,
  name: string,
  readBytes: (maxBytes: number) => Promise<Uint8Array>,
  gone?: AbortSignal,
): Promise<DraftAnswer> {
  await authorizeNew(actor, deskId);
  const draft = await readArticleFile({ name, mediaType: '', bytes: await readBytes(MAX_ARTICLE_BYTES) }, gone);
  return { draft, origin: { format: formatOfName(name), fileName: name } };
}

/**
 * A new article from a draft as the person corrected it. Sent again with the same id it is still one article, and the stored one comes back;
 * an id that is taken otherwise is a `conflict`. `invalid` if a title is missing. For an author it is their own. A due date and an owner (`invalid` if
 * they do not check on the desk) are for who gives out work there, and are set where no colleague was the last to say either: sent again, changed
 * after an answer that was lost, they count, and undo no colleague's.
 */
export async function createArticle(actor: Actor, input: NewArticle & { deskId: string }): Promise<ArticleSummary> {
  await authorizeNew(actor, input.deskId);
  const { dueAt, ownerId } = input;
  if (dueAt !== undefined || ownerId !== undefined) authorize(actor, 'assign', { deskId: input.deskId, own: true });
  // Before anything is stored: the person chooses another one, and it is one article still.
  if (ownerId !== undefined) await refuseNonChecker(prisma, input.deskId, ownerId, { field: 'ownerId' });
  const { title: _title, doc, ...details } = applyCorrections(input.draft, input.corrections);
  const imported = {
    details: { ...details, deskId: input.deskId, authorId: authorIdOfNew(actor, input.deskId), isArchived: false, isDeleted: false },
    doc,
    origin: input.origin,
  };
  let stored = await storeOnce(actor, input.id, imported, (now) => authorize(now, 'create article', { deskId: input.deskId }));
  if (dueAt === undefined && ownerId === undefined) return stored;
  const said = await prisma.journalEntry.findMany({
    where: { articleId: stored.id, type: { in: ['article.due-set', 'article.owner-named'] } },
    select: { type: true, actorId: true },
    orderBy: { seq: 'desc' },
    distinct: ['type'],
  });
  const isOwn = (type: string) => said.every((last) => last.type !== type || last.actorId === actor.id);
  if (dueAt !== undefined && isOwn('article.due-set') && stored.dueAt !== new Date(dueAt).toISOString()) {
    stored = await setArticleDue(actor, stored.id, { dueAt, seenDueAt: stored.dueAt });
  }
  if (ownerId !== undefined && isOwn('article.owner-named') && stored.ownerId !== ownerId) {
    stored = await nameOwner(actor, stored.id, { ownerId, seenOwnerId: stored.ownerId });
  }
  return stored;
}

/** The format by the file's name, as the journal keeps it. The reader goes by the bytes. */
function formatOfName(name: string): DraftOrigin['format'] {
  return /\.([a-z0-9]{1,16})$/i.exec(name)?.[1]?.toLowerCase() ?? 'file';
}
