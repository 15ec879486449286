import { v7 as uuidv7 } from 'uuid';
import type { ArticleDetailsChange, ArticleSummary } from '@/lib/domain/contract/articles';
import { DomainError, notFound } from '@/lib/domain/errors';
import type { Action, Actor } from '@/lib/domain/permissions';
import { titleSteps } from '@/lib/domain/rename';
import { articleView } from './article-view';
import { authorize } from './authorize';
import { authorizeArticle } from './authorize-article';
import { prisma, type Transaction } from './database';
import { type ArticleWriter, writeArticle } from './journal/append';
import { subjectOf } from './journal/article-row';

/** The article as lists show it. */
export async function readArticle(actor: Actor, articleId: string): Promise<ArticleSummary> {
  await authorizeArticle(actor, 'read article', articleId);
  return summaryOf(actor, prisma, articleId);
}

/** The article with another title: a change of text, so that tags in the headline stay on their words. */
export async function renameArticle(actor: Actor, articleId: string, input: { title: string }): Promise<ArticleSummary> {
  return changeArticle(actor, articleId, 'edit text', async (writer) => {
    refuseArchived(writer);
    const steps = titleSteps(writer.state.doc, input.title);
    if (steps.length === 0) return;
    await writer.appendOwn(actor, { id: uuidv7(), type: 'text', payload: { steps, origin: 'rename' } });
  });
}

/** The article in another desk; the right is needed in both. Its sources stay where they are, and readable through it. */
export async function moveArticle(actor: Actor, articleId: string, input: { deskId: string }): Promise<ArticleSummary> {
  return changeArticle(actor, articleId, 'file article', async (writer) => {
    authorize(actor, 'file article', { deskId: input.deskId });
    if ((await writer.tx.desk.count({ where: { id: input.deskId } })) === 0) throw notFound();
    refuseArchived(writer);
    if (writer.head.deskId === input.deskId) return;
    await writer.appendOwn(actor, { id: uuidv7(), type: 'article.moved', payload: { deskId: input.deskId } });
  });
}

/** The article archived (read-only, out of the list) or restored. What is so already stays as it is. */
export async function setArchived(actor: Actor, articleId: string, input: { isArchived: boolean }): Promise<ArticleSummary> {
  return changeArticle(actor, articleId, 'file article', async (writer) => {
    if (writer.head.isArchived === input.isArchived) return;
    const type = input.isArchived ? 'article.archived' : 'article.unarchived';
    await writer.appendOwn(actor, { id: uuidv7(), type, payload: {} });
    await writer.tx.article.update({ where: { id: articleId }, data: { archivedAt: input.isArchived ? new Date() : null } });
  });
}

/** The article with corrected byline, date, language or direction. */
export async function changeDetails(actor: Actor, articleId: string, input: ArticleDetailsChange): Promise<ArticleSummary> {
  return changeArticle(actor, articleId, 'edit text', async (writer) => {
    refuseArchived(writer);
    if (Object.keys(input).length === 0) return;
    await writer.appendOwn(actor, { id: uuidv7(), type: 'article.details-changed', payload: input });
  });
}

/** Takes the article away for everyone, admins too: the journal ends with a tombstone, and from then on it is `not-found`. */
export async function deleteArticle(actor: Actor, articleId: string): Promise<void> {
  await authorizeArticle(actor, 'delete article', articleId);
  await writeArticle(articleId, async (writer) => {
    authorize(actor, 'delete article', subjectOf(actor, writer.head));
    await writer.appendOwn(actor, { id: uuidv7(), type: 'article.deleted', payload: {} });
    await writer.tx.article.update({ where: { id: articleId }, data: { deletedAt: new Date() } });
  });
}

/** One change of an article under its lock: the right before the queue, and again where it counts. */
async function changeArticle(
  actor: Actor,
  articleId: string,
  action: Action,
  work: (writer: ArticleWriter) => Promise<void>,
): Promise<ArticleSummary> {
  await authorizeArticle(actor, action, articleId);
  await writeArticle(articleId, async (writer) => {
    authorize(actor, action, subjectOf(actor, writer.head));
    await work(writer);
  });
  return summaryOf(actor, prisma, articleId);
}

function refuseArchived({ head }: ArticleWriter): void {
  if (head.isArchived) throw new DomainError('conflict', 'This article is archived. Restore it to change it.');
}

async function summaryOf(actor: Actor, reader: Transaction | typeof prisma, articleId: string): Promise<ArticleSummary> {
  const row = await reader.article.findUnique({ where: { id: articleId }, include: { desk: { select: { name: true } } } });
  if (row === null || row.deletedAt !== null) throw notFound();
  return articleView(actor, row);
}
