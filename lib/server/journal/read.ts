import type { ArticleState } from '@/lib/domain/article-state';
import { type ArticleStateJson, stateToJson } from '@/lib/domain/article-state';
import type { BatchAnswer } from '@/lib/domain/contract/journal';
import { DomainError } from '@/lib/domain/errors';
import { showEntry } from '@/lib/domain/journal/decide-entry';
import type { Actor } from '@/lib/domain/permissions';
import { authorize } from '../authorize';
import { prisma } from '../database';
import { readHead, subjectOf } from './article-row';
import { readEntryPage } from './entry-rows';
import { catchUp, rebuildState } from './keyframes';
import { cachedState, cacheState } from './state-cache';

/** The entries after `after` that go in one answer, as the actor may see them. `headSeq` says if there are more. */
export async function readEntriesAfter(actor: Actor, articleId: string, after: number): Promise<BatchAnswer> {
  const head = await readHead(prisma, articleId);
  authorize(actor, 'read article', subjectOf(actor, head));
  const entries = await readEntryPage(prisma, articleId, after, head.headSeq);
  return { entries: entries.map(showEntry), headSeq: head.headSeq };
}

/** The article at a seq, or now. A seq beyond the journal's end is `not-found`. */
export async function readState(actor: Actor, articleId: string, seq?: number): Promise<{ state: ArticleStateJson; headSeq: number }> {
  const head = await readHead(prisma, articleId);
  authorize(actor, 'read article', subjectOf(actor, head));
  if (seq !== undefined && seq > head.headSeq) throw new DomainError('not-found', 'The article has not come that far.');
  const state =
    seq === undefined || seq === head.headSeq ? await headState(articleId, head.headSeq) : await rebuildState(prisma, articleId, seq);
  return { state: stateToJson(state), headSeq: head.headSeq };
}

/** The state at the journal's end as another service needs it. Rights are the caller's to check. */
export async function headState(articleId: string, headSeq: number): Promise<ArticleState> {
  const cached = cachedState(articleId);
  if (cached && cached.seq >= headSeq) return cached;
  const state = cached ? await catchUp(prisma, cached, headSeq) : await rebuildState(prisma, articleId, headSeq);
  cacheState(state);
  return state;
}
