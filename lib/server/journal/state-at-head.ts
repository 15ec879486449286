import type { ArticleState } from '@/lib/domain/article-state';
import type { prisma, Transaction } from '../database';
import type { ArticleHead } from './article-row';
import { catchUp, rebuildState } from './keyframes';
import { cachedState, forgetState } from './state-cache';

/**
 * The state at the journal's end as the article's row names it, from memory as far as that is of the same journal. What memory has of another,
 * before a backup was put back or a database lost its last commits, is forgotten. Rights are the caller's to check.
 */
export async function stateAtHead(
  reader: Transaction | typeof prisma,
  { id, headSeq, headHash }: Pick<ArticleHead, 'id' | 'headSeq' | 'headHash'>,
): Promise<ArticleState> {
  const cached = cachedState(id);
  if (cached && cached.seq < headSeq) return catchUp(reader, cached, headSeq);
  if (cached?.seq === headSeq && cached.hash === headHash) return cached;
  forgetState(id);
  return rebuildState(reader, id, headSeq);
}
