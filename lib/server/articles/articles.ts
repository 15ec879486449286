import { v7 as uuidv7 } from 'uuid';
import { MAX_TITLE_CHARS } from '@/lib/domain/articles/article-details';
import type { ArticleDetailsChange, ArticleDetailsNow, ArticleSummary } from '@/lib/domain/contract/articles';
import { DomainError, notFound } from '@/lib/domain/errors';
import { byName } from '@/lib/domain/people/by-name';
import type { Actor } from '@/lib/domain/people/permissions';
import { headlineOf } from '@/lib/domain/text/article-text';
import { inBrief } from '@/lib/domain/text/in-brief';
import { titleSteps } from '@/lib/domain/text/rename';
import { type Db, prisma } from '../database';
import type { ArticleWriter } from '../journal/article-writer';
import { changeArticle } from '../journal/change-article';
import { type PersonName, whoMayCheck } from '../rights/article-readers';
import { authorize } from '../rights/authorize';
import { authorizeArticle } from '../rights/authorize-article';
import { namesAround } from './article-people';
import { articleView, deskOfRow } from './article-view';

/** The article as lists show it. */
export async function readArticle(actor: Actor, articleId: string): Promise<ArticleSummary> {
  await authorizeArticle(actor, 'read article', articleId);
  return summaryOf(actor, articleId);
}

/**
 * The article with another title: a change of text, so that tags in the headline stay on their words. Where the headline is another one by now than the
 * person saw (`seenTitle`), it is a `conflict` with what it is in `details.now`. Sent again it is answered as done.
 */
export async function renameArticle(
  actor: Actor,
  articleId: string,
  { title, seenTitle }: { title: string; seenTitle?: string | undefined },
): Promise<ArticleSummary> {
  await changeArticle(actor, articleId, 'edit text', async (writer) => {
    const steps = titleSteps(writer.state.doc, title);
    if (steps.length === 0) return;
    // As the person has seen it in a list.
    const now = inBrief(headlineOf(writer.state.doc), MAX_TITLE_CHARS);
    if (seenTitle !== undefined && seenTitle !== now) {
      const said = now === '' ? 'The headline is empty now.' : `The headline is “${now}” now.`;
      throw new DomainError('conflict', `${said} Rename once more to put yours in that place.`, { field: 'title', now });
    }
    await writer.appendOwn(actor, { id: uuidv7(), type: 'text', payload: { steps, origin: 'rename' } });
  });
  return summaryOf(actor, articleId);
}

/**
 * The article in another desk; the right is needed in both. Its sources stay where they are, and readable through it. Its owner stays if they may check there
 * too. Where it is on another desk by now than the person saw (`seenDeskId`), it stays, and is a `conflict` with that desk in `details.now`. Sent again it is
 * answered as done.
 */
export async function moveArticle(
  actor: Actor,
  articleId: string,
  { deskId, seenDeskId }: { deskId: string; seenDeskId?: string | undefined },
): Promise<ArticleSummary> {
  await changeArticle(actor, articleId, 'file article', async (writer) => {
    authorize(writer.actorNow(actor), 'file article', { deskId });
    if ((await writer.tx.desk.count({ where: { id: deskId } })) === 0) throw notFound();
    const now = writer.head.deskId;
    if (now === deskId) return;
    if (seenDeskId !== undefined && seenDeskId !== now) {
      const { name } = await writer.tx.desk.findUniqueOrThrow({ where: { id: now } });
      throw new DomainError('conflict', `The article is on ${name} by now. Move it once more to take it from there.`, { now });
    }
    await writer.appendOwn(actor, { id: uuidv7(), type: 'article.moved', payload: { deskId } });
    const { ownerId } = writer.state.details;
    if (!ownerId || (await whoMayCheck(writer.tx, deskId, [ownerId])).length > 0) return;
    await writer.appendOwn(actor, { id: uuidv7(), type: 'article.owner-named', payload: { ownerId: null } });
  });
  return summaryOf(actor, articleId);
}

/** The article archived (read-only, out of the list) or restored. What is so already stays as it is. */
export async function setArchived(actor: Actor, articleId: string, input: { isArchived: boolean }): Promise<ArticleSummary> {
  const work = async (writer: ArticleWriter) => {
    if (writer.head.isArchived === input.isArchived) return;
    const type = input.isArchived ? 'article.archived' : 'article.unarchived';
    await writer.appendOwn(actor, { id: uuidv7(), type, payload: {} });
    await writer.tx.article.update({ where: { id: articleId }, data: { archivedAt: input.isArchived ? new Date() : null } });
  };
  await changeArticle(actor, articleId, 'file article', work, { mayBeArchived: true });
  return summaryOf(actor, articleId);
}

/**
 * The article with corrected byline, date, language or direction. What is so already stays as it is. Where one of those that are changed is another by
 * now than the person saw (`seen`), nothing is, and it is a `conflict` with all of them in `details.now`. Sent again it is answered as done.
 */
export async function changeDetails(actor: Actor, articleId: string, { seen, ...wanted }: ArticleDetailsChange): Promise<ArticleSummary> {
  await changeArticle(actor, articleId, 'edit text', async (writer) => {
    const { byline, publishedOn, language, direction } = writer.state.details;
    const now: ArticleDetailsNow = { byline, publishedOn, language, direction };
    const changed = detailNames.filter((name) => wanted[name] !== undefined && wanted[name] !== now[name]);
    if (changed.length === 0) return;
    if (changed.some((name) => seen?.[name] !== undefined && seen[name] !== now[name])) {
      throw new DomainError('conflict', 'The details were changed meanwhile. Look at what they are now, then save once more.', { now });
    }
    const payload = Object.fromEntries(changed.map((name) => [name, wanted[name]]));
    await writer.appendOwn(actor, { id: uuidv7(), type: 'article.details-changed', payload });
  });
  return summaryOf(actor, articleId);
}

const detailNames = ['byline', 'publishedOn', 'language', 'direction'] as const;

/** The people with the role of an author in the article's desk, by name, and which of them the article is of. */
export async function listAuthors(actor: Actor, articleId: string): Promise<{ authorId: string | null; people: PersonName[] }> {
  const { head } = await authorizeArticle(actor, 'name author', articleId);
  return { authorId: head.authorId, people: await authorsIn(prisma, head.deskId) };
}

/**
 * The article as somebody's own, or nobody's. Refused (`invalid`) if they are no author in its desk, and (`conflict`) while their own signature stands under
 * it.
 */
export async function nameAuthor(actor: Actor, articleId: string, { authorId }: { authorId: string | null }): Promise<ArticleSummary> {
  await changeArticle(actor, articleId, 'name author', async (writer) => {
    const { tx, head } = writer;
    if (authorId === head.authorId) return;
    if (authorId !== null) {
      const author = (await authorsIn(tx, head.deskId)).find(({ id }) => id === authorId);
      if (!author) throw new DomainError('invalid', 'That person is no author in this desk.');
      if (writer.state.signOffs.some(({ byId }) => byId === authorId)) {
        throw new DomainError(
          'conflict',
          `${author.name} has signed this article. They can be named as its author once a lead has reopened it.`,
        );
      }
    }
    await writer.appendOwn(actor, { id: uuidv7(), type: 'article.author-named', payload: { authorId } });
  });
  return summaryOf(actor, articleId);
}

async function authorsIn(db: Db, deskId: string): Promise<PersonName[]> {
  const authors = await db.person.findMany({
    where: { disabledAt: null, memberships: { some: { deskId, role: 'author' } } },
    select: { id: true, name: true },
  });
  return authors.sort(byName);
}

/** Takes the article away for everyone, admins too: the journal ends with a tombstone, and from then on it is `not-found`. */
export async function deleteArticle(actor: Actor, articleId: string): Promise<void> {
  const work = async (writer: ArticleWriter) => {
    await writer.appendOwn(actor, { id: uuidv7(), type: 'article.deleted', payload: {} });
    await writer.tx.article.update({ where: { id: articleId }, data: { deletedAt: new Date() } });
  };
  await changeArticle(actor, articleId, 'delete article', work, { mayBeArchived: true });
}

async function summaryOf(actor: Actor, articleId: string): Promise<ArticleSummary> {
  const row = await prisma.article.findUnique({ where: { id: articleId }, include: { desk: deskOfRow } });
  if (row === null || row.deletedAt !== null) throw notFound();
  return articleView(actor, row, await namesAround(prisma, [row]));
}
