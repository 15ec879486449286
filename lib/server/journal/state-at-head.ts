import type { ArticleState } from '@/lib/domain/article-state';
import { type Db, prisma } from '../database';
import { log } from '../log';
import { storageFailure } from '../storage-failure';
import { type ArticleHead, readHead } from './article-row';
import { catchUp, rebuildState } from './keyframes';
import { rebuildOnce } from './rebuild-once';
import { cachedState, cacheState, forgetState } from './state-cache';

/** What of an article's row says where its journal ends. */
type Head = Pick<ArticleHead, 'id' | 'headSeq' | 'headHash'>;

/**
 * The state at the journal's end as the article's row names it, from memory as far as that is of the same journal. What memory has of another,
 * before a backup was put back or a database lost its last commits, is forgotten. For who holds the article's lock. Rights are the caller's to check.
 */
export async function stateAtHead(db: Db, { id, headSeq, headHash }: Head): Promise<ArticleState> {
  const cached = cachedState(id);
  if (cached && cached.seq < headSeq) return (await tryCatchUp(db, cached, headSeq)) ?? rebuildState(db, id, headSeq);
  if (cached?.seq === headSeq && cached.hash === headHash) return cached;
  forgetState(id);
  return db === prisma ? rebuildOnce({ id, headSeq, headHash }, headSeq) : rebuildState(db, id, headSeq);
}

/** Null, and forgotten, where memory cannot be brought to `headSeq`: the journal holds whatever memory has come to. What the database refuses is thrown. */
async function tryCatchUp(db: Db, cached: ArticleState, headSeq: number): Promise<ArticleState | null> {
  try {
    return await catchUp(db, cached, headSeq);
  } catch (error) {
    if (storageFailure(error)) throw error;
    log.error(
      { err: error, articleId: cached.articleId, seq: cached.seq },
      'What memory had of an article did not fit its journal, and was forgotten',
    );
    forgetState(cached.articleId);
    return null;
  }
}

/** So often the row is read once more where memory is ahead of it. */
const LOOKS = 3;

/**
 * The same for who holds no lock, as it is at that row or later: somebody may just have written, and what memory has of that is not thrown away.
 * Where it stays ahead of the row it is of another journal.
 */
export async function stateNow(head: Head): Promise<ArticleState> {
  let known = head;
  for (let look = 0; look < LOOKS; look++) {
    if ((cachedState(head.id)?.seq ?? 0) <= known.headSeq) break;
    known = await readHead(prisma, head.id);
  }
  return stateAtHead(prisma, known);
}

/**
 * The same for who only looks: it takes nobody's place in memory, where those are that people work in. What memory has of the article is brought up
 * to now.
 */
export async function stateInPassing(head: Head): Promise<ArticleState> {
  const isHeld = cachedState(head.id) !== undefined;
  const state = await stateNow(head);
  if (isHeld) cacheState(state);
  return state;
}
