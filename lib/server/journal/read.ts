import { threadsById } from '@/lib/domain/anchors/anchored-kinds';
import type { ArticleState } from '@/lib/domain/article-state';
import type { BatchAnswer } from '@/lib/domain/contract/journal';
import { DomainError, notFound } from '@/lib/domain/errors';
import type { JournalEntry } from '@/lib/domain/journal/entry';
import { entryTypeOf } from '@/lib/domain/journal/entry-types';
import { refuseOtherBase } from '@/lib/domain/journal/plan-batch';
import { showEntries } from '@/lib/domain/journal/show-entries';
import { type Actor, type Viewer, viewerOf } from '@/lib/domain/people/permissions';
import { seenBy } from '@/lib/domain/talk/query';
import { type IsRemoved, removedIn, withoutRemoved } from '@/lib/domain/talk/thread';
import { prisma } from '../database';
import { authorize } from '../rights/authorize';
import { authorizeArticle } from '../rights/authorize-article';
import { type ArticleHead, subjectOf } from './article-row';
import { readEntryPage } from './entry-rows';
import { packAnswer, packState } from './packed-state';
import { rebuildOnce } from './rebuild-once';
import { stateInPassing, stateNow } from './state-at-head';
import { cacheState } from './state-cache';

/**
 * The entries after `after` that go in one answer, as the actor may see them. `headSeq` says if there are more. `hash` is that of the entry at
 * `after`, as the reader knows it: `too-old` where the journal has another there, or does not come that far.
 */
export async function readEntriesAfter(actor: Actor, articleId: string, after: number, hash?: string): Promise<BatchAnswer> {
  return (await readEntriesWithHead(actor, articleId, after, hash)).answer;
}

/** The same, and the article's row as the right was asked of it: what of other news is the actor's to see follows from it. */
export async function readEntriesWithHead(
  actor: Actor,
  articleId: string,
  after: number,
  hash?: string,
): Promise<{ answer: BatchAnswer; head: ArticleHead }> {
  const { head, viewer } = await authorizeArticle(actor, 'read article', articleId);
  const entries = await readEntryPage(prisma, articleId, after, head.headSeq);
  if (hash !== undefined) refuseOtherBase({ seq: after, hash }, entries, { seq: head.headSeq, hash: head.headHash });
  return { answer: { entries: showEntries(entries, viewer, await removedByNow(head, entries)), headSeq: head.headSeq }, head };
}

/**
 * The article at a seq, or now, as the actor may see it: the answer of `readArticleState` as gzipped JSON, which is made in turns, and once for all who see
 * the same of the article as it is now. A seq beyond the journal's end is `not-found`.
 */
export async function readPackedState(actor: Actor, articleId: string, seq?: number): Promise<Uint8Array<ArrayBuffer>> {
  const { state, viewer, headSeq } = await stateAsked(actor, articleId, seq);
  return seq === undefined ? packState(state, viewer) : packAnswer(seenBy(state, viewer), headSeq);
}

async function stateAsked(
  actor: Actor,
  articleId: string,
  seq?: number,
): Promise<{ state: ArticleState; viewer: Viewer; headSeq: number }> {
  if (seq === undefined) {
    const { state, viewer } = await readNow(actor, articleId);
    // Who opens it is about to work in it.
    cacheState(state);
    return { state, viewer, headSeq: state.seq };
  }
  const { head, viewer } = await authorizeArticle(actor, 'read article', articleId);
  if (seq > head.headSeq) throw new DomainError('not-found', 'The article has not come that far.');
  const past = await rebuildOnce(head, seq);
  const isRemoved = removedIn(await stateInPassing(head));
  const state = { ...past, threads: threadsById([...past.threads.values()].map((one) => withoutRemoved(one, isRemoved))) };
  return { state, viewer, headSeq: head.headSeq };
}

/**
 * The state as it is now for somebody who may read it, whole, and what of it they see. Memory may be newer than the row that was read: the
 * state is judged by its own desk and author as well, or who lost the article in between would get what came after.
 */
export async function readNow(actor: Actor, articleId: string): Promise<{ state: ArticleState; viewer: Viewer }> {
  const { head } = await authorizeArticle(actor, 'read article', articleId);
  const state = await stateInPassing(head);
  const { deskId, authorId, isDeleted } = state.details;
  if (isDeleted) throw notFound();
  const subject = subjectOf(actor, { ...head, deskId, authorId });
  authorize(actor, 'read article', subject);
  return { state, viewer: viewerOf(actor, subject) };
}

/**
 * The state at the journal's end as another service needs it; later than the head that was read, where somebody has just written. Rights are the caller's to
 * check.
 */
export async function headState(head: Pick<ArticleHead, 'id' | 'headSeq' | 'headHash'>): Promise<ArticleState> {
  const state = await stateNow(head);
  cacheState(state);
  return state;
}

/**
 * Which comments were removed by now, as far as entries that are to go out speak of any: the article is looked at for these alone. Rights are the caller's to
 * check.
 */
export async function removedByNow(head: ArticleHead, entries: readonly JournalEntry[]): Promise<IsRemoved> {
  let speaks = false;
  const listen: IsRemoved = () => {
    speaks = true;
    return false;
  };
  for (const { type, payload } of entries) entryTypeOf(type).withoutRemoved(payload, listen);
  return speaks ? removedIn(await headState(head)) : () => false;
}
