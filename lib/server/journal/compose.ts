import type { ArticleState } from '@/lib/domain/article-state';
import { composeInSteps } from '@/lib/domain/coverage/article-composition';
import { TERM_RULES } from '@/lib/domain/memory/claim-terms';
import { prisma } from '../database';
import { runInTurns } from '../in-turns';
import { startRounds } from '../live/rounds';
import { log } from '../log';
import { ofProcess } from '../of-process';
import { readDriftedBehind } from './drifted-words';
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

/** Articles are looked for in chunks of so many, with a rest after each, so that people's own questions come first. */
const BEHIND_CHUNK = 20;
const REST_MS = 200;
const AGAIN_MS = 60_000;

/**
 * Once after the start: articles whose words *Claims*, sources and inbox may show as they were, since a server ended before it wrote them, or an older one did
 * not. No list of articles need show these. Nobody waits for it.
 */
export function startComposing(): void {
  let after = NO_ID;
  const round = async () => {
    const ids = await readBehind(after);
    for (const id of ids) await composeNow(id).catch((error) => log.warn({ err: error }, 'A composition was not counted'));
    after = ids.at(-1) ?? after;
    return ids.length < BEHIND_CHUNK ? null : REST_MS;
  };
  startRounds(round, { firstMs: REST_MS, retryMs: AGAIN_MS, failure: 'Articles that are behind were not looked for' });
}

const NO_ID = '00000000-0000-0000-0000-000000000000';

/** The articles whose composition is behind and in which words differ from a tag's quote, in order of their ids: the first after one. */
export async function readBehind(after = NO_ID): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    select a.id::text from "Article" a where a.id > ${after}::uuid and a."composedSeq" < a."headSeq" and a."deletedAt" is null
      and exists (select 1 from "Annotation" n where n."articleId" = a.id and n."anchorState" = 'drifted')
    order by a.id limit ${BEHIND_CHUNK}`;
  return rows.map(({ id }) => id);
}

/**
 * Writes what the article was made of at the state's seq, unless a newer count is there: of two writers the one with the later seq wins,
 * whoever comes last. With it come the words of tags that have changed since their rows were written, where the state is the newest: a composition of the
 * head's seq says that they are right. Never waits for the article's lock: false if somebody held it, and the count is still wanted.
 */
export async function writeComposition(state: ArticleState): Promise<boolean> {
  const { articleId, seq } = state;
  const composition = JSON.stringify(await runInTurns(composeInSteps(state)));
  const drifted = JSON.stringify(await readDriftedBehind(state));
  // A state beyond the head is of another database, before a backup was put back. One before it may know words that were changed, or erased, since.
  const written = await prisma.$executeRaw`
    with held as (
      select id, "headSeq" = ${seq} as "isHead" from "Article"
      where id = ${articleId}::uuid and "composedSeq" < ${seq} and "headSeq" >= ${seq} for update skip locked
    ), drifted as (
      select r.* from held join jsonb_to_recordset(${drifted}::jsonb) as r(id uuid, words text, terms text) on held."isHead"
    ), tags as (
      update "Annotation" n set words = drifted.words from drifted where n.id = drifted.id
    ), claims as (
      update "RememberedClaim" c set terms = drifted.terms::tsvector, "termRules" = ${TERM_RULES} from drifted where c."annotationId" = drifted.id
    )
    update "Article" a set composition = ${composition}::jsonb, "composedSeq" = ${seq} from held where a.id = held.id`;
  if (written > 0) return true;
  return (await prisma.article.count({ where: { id: articleId, composedSeq: { lt: seq }, headSeq: { gte: seq } } })) === 0;
}
