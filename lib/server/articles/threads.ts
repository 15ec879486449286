import type { ReadMark } from '@/lib/domain/contract/threads';
import { notFound } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/people/permissions';
import { prisma } from '../database';
import { type PersonName, whoMayRead } from '../rights/article-readers';
import { authorizeArticle } from '../rights/authorize-article';

/** The people who may be mentioned in a comment on the article: all who may read it, by name, and no more of them than that. */
export async function listMentionable(actor: Actor, articleId: string): Promise<PersonName[]> {
  const { head } = await authorizeArticle(actor, 'read article', articleId);
  return whoMayRead(prisma, head);
}

/** How far the actor has read the article's threads. Those that they never read have no mark. */
export async function listReadMarks(actor: Actor, articleId: string): Promise<ReadMark[]> {
  await authorizeArticle(actor, 'read article', articleId);
  const rows = await prisma.readMark.findMany({ where: { personId: actor.id, articleId }, orderBy: { threadId: 'asc' } });
  return rows.map(({ threadId, readSeq, isUnread }) => ({ threadId, seq: readSeq, isUnread }));
}

/** Marks a thread as read up to `seq`, in the article and in the inbox. Of two marks the later counts. `not-found` if it is no thread of the article. */
export async function markThreadRead(actor: Actor, articleId: string, threadId: string, { seq }: { seq: number }): Promise<void> {
  await authorizeArticle(actor, 'read article', articleId);
  const written = await prisma.$executeRaw`
    insert into "ReadMark" ("personId", "threadId", "articleId", "readSeq")
    select ${actor.id}::uuid, t.id, t."articleId", least(${seq}::int, a."headSeq")
    from "Thread" t join "Article" a on a.id = t."articleId"
    where t.id = ${threadId}::uuid and t."articleId" = ${articleId}::uuid
    on conflict ("personId", "threadId") do update set
      "readSeq" = greatest("ReadMark"."readSeq", excluded."readSeq"),
      "isMentioned" = "ReadMark"."isMentioned" and "ReadMark"."newestSeq" > excluded."readSeq",
      "isUnread" = "ReadMark"."isUnread" and "ReadMark"."newestSeq" > excluded."readSeq",
      "waitingAt" = case when "ReadMark"."newestSeq" > excluded."readSeq" then "ReadMark"."waitingAt" end`;
  if (written === 0) throw notFound();
}
