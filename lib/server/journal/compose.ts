import type { ArticleState } from '@/lib/domain/article-state';
import { composeInSteps } from '@/lib/domain/coverage/article-composition';
import { prisma } from '../database';
import { runInTurns } from '../in-turns';
import { log } from '../log';
import { ofProcess } from '../of-process';
import { stateNow } from './state-at-head';
import { cachedState } from './state-cache';

/** A change is counted so soon after it was answered… */
const FIRST_MS = 500;
/** …and an article that is being written in at most so often: a book takes milliseconds each time, of which a keystroke waits for a part at most. */
const EVERY_MS = 5_000;
/** How many articles that a list found uncounted may wait. Those beyond are found again by the next list. */
const MAX_WAITING = 200;

interface Shared {
  /** Articles that were counted just now or will be in a moment, and whether they have changed since. */
  resting: Map<string, { isTouched: boolean }>;
  waiting: Set<string>;
  isDraining: boolean;
}

const known = ofProcess<Shared>('compositions', () => ({ resting: new Map(), waiting: new Set(), isDraining: false }));

/** An article has changed, and its writer has been answered: what it is made of is counted in a moment, from the state in memory and without the lock. */
export function composeSoon(articleId: string): void {
  const rest = known.resting.get(articleId);
  known.resting.set(articleId, { isTouched: true });
  if (!rest) setTimeout(() => void composeTouched(articleId), FIRST_MS).unref();
}

async function composeTouched(articleId: string): Promise<void> {
  if (known.resting.get(articleId)?.isTouched !== true) {
    known.resting.delete(articleId);
    return;
  }
  known.resting.set(articleId, { isTouched: false });
  const state = cachedState(articleId);
  // Gone from memory: the next list that shows it asks for it.
  const isDone = state === undefined || (await tryWrite(state));
  if (!isDone) known.resting.set(articleId, { isTouched: true });
  setTimeout(() => void composeTouched(articleId), EVERY_MS).unref();
}

async function tryWrite(state: ArticleState): Promise<boolean> {
  try {
    return await writeComposition(state);
  } catch (error) {
    log.warn({ err: error }, 'A composition was not written');
    return true;
  }
}

/** Has the articles counted whose composition is behind, one after the other and after the answer. A list hands over one page at most. */
export function composeBehind(rows: readonly { id: string; headSeq: number; composedSeq: number }[]): void {
  for (const { id, headSeq, composedSeq } of rows) {
    if (composedSeq < headSeq && known.waiting.size < MAX_WAITING) known.waiting.add(id);
  }
  if (!known.isDraining) void drain();
}

async function drain(): Promise<void> {
  known.isDraining = true;
  for (const articleId of known.waiting) {
    await composeNow(articleId).catch((error) => log.warn({ err: error }, 'A composition was not counted'));
    known.waiting.delete(articleId);
  }
  known.isDraining = false;
}

/** Counts what an article is made of as it is now, and writes it. One that is not there is left out. */
export async function composeNow(articleId: string): Promise<void> {
  const head = await prisma.article.findUnique({ where: { id: articleId }, select: { id: true, headSeq: true, headHash: true } });
  if (!head) return;
  // What is read only to be counted takes nobody's place in memory.
  await writeComposition(await stateNow(head));
}

/**
 * Writes what the article was made of at the state's seq, unless a newer count is there: of two writers the one with the later seq wins,
 * whoever comes last. Never waits for the article's lock: false if somebody held it, and the count is still wanted.
 */
export async function writeComposition(state: ArticleState): Promise<boolean> {
  const { articleId, seq } = state;
  const composition = JSON.stringify(await runInTurns(composeInSteps(state)));
  // A state beyond the head is of another database, before a backup was put back.
  const written = await prisma.$executeRaw`
    update "Article" set composition = ${composition}::jsonb, "composedSeq" = ${seq} where id = (
      select id from "Article" where id = ${articleId}::uuid and "composedSeq" < ${seq} and "headSeq" >= ${seq} for update skip locked)`;
  if (written > 0) return true;
  return (await prisma.article.count({ where: { id: articleId, composedSeq: { lt: seq }, headSeq: { gte: seq } } })) === 0;
}
