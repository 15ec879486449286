import { notFound } from '@/lib/domain/errors';
import type { Actor, Subject } from '@/lib/domain/permissions';
import type { prisma, Transaction } from '../database';

/** What rights and order need to know of an article. */
export interface ArticleHead {
  id: string;
  deskId: string;
  authorId: string | null;
  version: number;
  headSeq: number;
  headHash: string;
  isArchived: boolean;
  /** True from the first verdict on, also when it was taken back: authors then edit no more. */
  checkingStarted: boolean;
}

/** The article's head without a lock, for reads and for the check before queueing. Refused (`not-found`) if it is not there or was deleted. */
export async function readHead(reader: Transaction | typeof prisma, articleId: string): Promise<ArticleHead> {
  const row = await reader.article.findUnique({ where: { id: articleId } });
  if (!row || row.deletedAt) throw notFound();
  const verdict = await reader.verdict.findFirst({ where: { articleId }, select: { entryId: true } });
  return { ...row, isArchived: row.archivedAt !== null, checkingStarted: verdict !== null };
}

/** The article's head under its row lock: from here to the end of the transaction nobody else writes this article. */
export async function lockHead(tx: Transaction, articleId: string): Promise<ArticleHead> {
  await tx.$queryRaw`select 1 as locked from "Article" where id = ${articleId}::uuid for update`;
  return readHead(tx, articleId);
}

/** The article as the table of rights sees it. */
export function subjectOf(actor: Actor, head: ArticleHead): Subject {
  return { deskId: head.deskId, own: head.authorId === actor.id, checkingStarted: head.checkingStarted };
}
