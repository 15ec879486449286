import { v7 as uuidv7 } from 'uuid';
import type { Batch } from '@/lib/domain/contract/journal';
import type { Actor } from '@/lib/domain/people/permissions';
import { SCHEMA_VERSION } from '@/lib/domain/text/article-schema';
import { inTransaction, prisma } from '../database';
import { appendBatch } from './append';
import { rebuildState } from './keyframes';
import { articleColumns } from './project-annotations';
import { forgetState } from './state-cache';

/** What a page that stands at the journal's end goes on from. */
export async function baseOf(articleId: string): Promise<Batch['base']> {
  const { version, headSeq, headHash } = await prisma.article.findUniqueOrThrow({ where: { id: articleId } });
  return { version, seq: headSeq, hash: headHash };
}

/** A batch that puts `text` at the start of the title. */
export const typing = (base: Batch['base'], text: string): Batch => ({
  base,
  clientId: 'client-one',
  schemaVersion: SCHEMA_VERSION,
  entries: [
    {
      id: uuidv7(),
      type: 'text',
      payload: { steps: [{ stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text }] } }], origin: 'edit' },
    },
  ],
});

/** Types each of `texts` at the start of the title, one entry each. */
export async function typeOn(actor: Actor, articleId: string, ...texts: string[]): Promise<void> {
  for (const text of texts) await appendBatch(actor, articleId, typing(await baseOf(articleId), text));
}

/** Puts the article's tables back to how they were at `seq`, as a backup would, behind the back of who holds it in memory. */
export async function rewind(articleId: string, seq: number): Promise<void> {
  const state = await rebuildState(prisma, articleId, seq);
  await inTransaction(async (tx) => {
    await tx.$executeRawUnsafe('set local session_replication_role = replica');
    await tx.journalEntry.deleteMany({ where: { articleId, seq: { gt: seq } } });
    await tx.keyframe.deleteMany({ where: { articleId, seq: { gt: seq } } });
    const { hash } = await tx.journalEntry.findFirstOrThrow({ where: { articleId, seq } });
    await tx.article.update({ where: { id: articleId }, data: { ...articleColumns(state), headHash: hash } });
  });
}

/** The same, and then others have written `texts` on it through a server that was started anew. */
export async function restoreAndType(actor: Actor, articleId: string, seq: number, ...texts: string[]): Promise<void> {
  await rewind(articleId, seq);
  forgetState(articleId);
  await typeOn(actor, articleId, ...texts);
}
