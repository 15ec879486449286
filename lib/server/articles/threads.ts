import type { ReadMark, SeenThread } from '@/lib/domain/contract/threads';
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

/**
 * Marks threads as read, each up to its seq, in the article and in the inbox. Of two marks the later counts. One that is no thread of the article is left
 * out; `not-found` if all are.
 */
export async function markThreadsRead(actor: Actor, articleId: string, { seen }: { seen: readonly SeenThread[] }): Promise<void> {
  await authorizeArticle(actor, 'read article', articleId);
  // Locked in the order in which comments lock them, so that the two cannot wait for each other.
  const written = await prisma.$executeRaw`
    insert into "ReadMark" ("personId", "threadId", "articleId", "readSeq")
    select ${actor.id}::uuid, t.id, a.id, least(max(r.seq), a."headSeq")
    from jsonb_to_recordset(${JSON.stringify(seen)}::jsonb) as r("threadId" uuid, seq int)
    join "Thread" t on t.id = r."threadId" and t."articleId" = ${articleId}::uuid
    join "Article" a on a.id = t."articleId"
    group by t.id, a.id order by t.id
    on conflict ("personId", "threadId") do update set
      "readSeq" = greatest("ReadMark"."readSeq", excluded."readSeq"),
      "isMentioned" = "ReadMark"."isMentioned" and "ReadMark"."newestSeq" > excluded."readSeq",
      "isUnread" = "ReadMark"."isUnread" and "ReadMark"."newestSeq" > excluded."readSeq",
      "waitingAt" = case when "ReadMark"."newestSeq" > excluded."readSeq" then "ReadMark"."waitingAt" end`;
  if (written === 0) throw notFound();
}
