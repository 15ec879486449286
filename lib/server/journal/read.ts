import type { ArticleState } from '@/lib/domain/article-state';
import { type ArticleStateJson, stateToJson } from '@/lib/domain/article-state';
import type { BatchAnswer } from '@/lib/domain/contract/journal';
import { DomainError, notFound } from '@/lib/domain/errors';
import { showEntries } from '@/lib/domain/journal/decide-entry';
import { type Actor, type Viewer, viewerOf } from '@/lib/domain/permissions';
import { seenBy } from '@/lib/domain/query';
import { authorize } from '../authorize';
import { prisma } from '../database';
import { readHead, subjectOf } from './article-row';
import { readEntryPage } from './entry-rows';
import { catchUp, rebuildState } from './keyframes';
import { cachedState, cacheState } from './state-cache';

/** The entries after `after` that go in one answer, as the actor may see them. `headSeq` says if there are more. */
export async function readEntriesAfter(actor: Actor, articleId: string, after: number): Promise<BatchAnswer> {
  const head = await readHead(prisma, articleId);
  const subject = subjectOf(actor, head);
  authorize(actor, 'read article', subject);
  const entries = await readEntryPage(prisma, articleId, after, head.headSeq);
  return { entries: showEntries(entries, viewerOf(actor, subject)), headSeq: head.headSeq };
}

/** The article at a seq, or now, as the actor may see it. A seq beyond the journal's end is `not-found`. */
export async function readState(actor: Actor, articleId: string, seq?: number): Promise<{ state: ArticleStateJson; headSeq: number }> {
  if (seq === undefined) {
    const { state, viewer } = await readNow(actor, articleId);
    return { state: stateToJson(seenBy(state, viewer)), headSeq: state.seq };
  }
  const head = await readHead(prisma, articleId);
  const subject = subjectOf(actor, head);
  authorize(actor, 'read article', subject);
  if (seq > head.headSeq) throw new DomainError('not-found', 'The article has not come that far.');
  const state = await rebuildState(prisma, articleId, seq);
  return { state: stateToJson(seenBy(state, viewerOf(actor, subject))), headSeq: head.headSeq };
}

/**
 * The state as it is now for somebody who may read it, whole, and what of it they see. Memory may be newer than the row that was read: the
 * state is judged by its own desk and author as well, or who lost the article in between would get what came after.
 */
export async function readNow(actor: Actor, articleId: string): Promise<{ state: ArticleState; viewer: Viewer }> {
  const head = await readHead(prisma, articleId);
  authorize(actor, 'read article', subjectOf(actor, head));
  const state = await headState(articleId, head.headSeq);
  const { deskId, authorId, isDeleted } = state.details;
  if (isDeleted) throw notFound();
  const subject = subjectOf(actor, { ...head, deskId, authorId });
  authorize(actor, 'read article', subject);
  return { state, viewer: viewerOf(actor, subject) };
}

/** The state at the journal's end as another service needs it. Rights are the caller's to check. */
export async function headState(articleId: string, headSeq: number): Promise<ArticleState> {
  const cached = cachedState(articleId);
  if (cached && cached.seq >= headSeq) return cached;
  const state = cached ? await catchUp(prisma, cached, headSeq) : await rebuildState(prisma, articleId, headSeq);
  cacheState(state);
  return state;
}
