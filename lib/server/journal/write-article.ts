import type { ArticleState } from '@/lib/domain/article-state';
import { DomainError } from '@/lib/domain/errors';
import { entryTypeOf } from '@/lib/domain/journal/entry-types';
import type { Actor } from '@/lib/domain/people/permissions';
import { inTransaction } from '../database';
import { expectCommit, keepCommitted } from '../live/article-feed';
import { log } from '../log';
import { type ArticleWriter, type OpenWriter, openWriter } from './article-writer';
import { compactWhenIdle } from './compact-anchors';
import { composeSoon } from './compose';
import { packKeyframe } from './keyframes';
import { writeQuickly } from './quick-write';
import { cachedState, cacheState, forgetState, type KnownHead } from './state-cache';
import { queueWork } from './writer-queue';

// How an article is written, from a caller's `writeArticle` to their answer:
// 1. The work waits in the queue of its article (`writer-queue.ts`). What waits there may share a turn.
// 2. What is nothing but typing is tried in one statement (`quick-write.ts`): decided on what is in memory, and written only if the tables say the same.
// 3. Anything else, and what that refused, runs in a transaction: the row lock, the state at the head, then each work in its turn (`article-writer.ts`).
// 4. `finish` writes entries and the tables that follow from them, then comes COMMIT.
// 5. `tellAll` caches the state, passes the entries on to who follows, leaves housekeeping for later, and tells each caller how it ended.
// Work so runs in one of two worlds, and does not know in which: under the lock, where the row is the truth and `tx` its transaction; or on what memory
// has, where `tx` is the client itself, nothing is locked, and all may be run again. So typing must write nothing by `tx`.

/** A batch that takes longer is sent again, and would take as long again: more than the largest that the contract allows needs on a slow machine. */
const MAX_WRITE_MS = 120_000;

/** How work is to be written. */
interface WriteOptions {
  /** Whose rights count. They may have changed while the work waited: `writer.actorNow` has them as they are. */
  actor?: Actor;
  /** The entries of which the writer is to say whether they are stored. */
  entryIds?: readonly string[];
  /** It may share a transaction with others' work of that kind: it writes nothing to the tables by itself, so that it can be taken back alone. */
  isShared?: boolean;
  /**
   * It is nothing but typing, and asks the journal for nothing but whether its own entries are there. It may be run without a transaction, and again: it
   * must write nothing by `tx`.
   */
  isTyping?: boolean;
}

/** Tells a caller how their work ended; called once COMMIT has answered. */
export type Ending = () => void;

/** Work that waits for its turn. */
export interface Work {
  actor: Actor | null;
  entryIds: readonly string[];
  isShared: boolean;
  isTyping: boolean;
  /** Does the work. */
  run(writer: ArticleWriter): Promise<Ending>;
  refuse(error: unknown): void;
}

/**
 * Runs `work` as the one writer of an article: queued in memory, in a transaction, under the row lock; what is nothing but typing perhaps in one
 * statement that looks whether all is as it was (`quick-write.ts`). What it appends is written with
 * the tables that follow from it, and announced. The cached state is replaced only after COMMIT has answered.
 */
export function writeArticle<T>(
  articleId: string,
  work: (writer: ArticleWriter) => Promise<T>,
  { actor, entryIds = [], isShared = false, isTyping = false }: WriteOptions = {},
): Promise<T> {
  return new Promise<T>((resolve, refuse) => {
    const run = async (writer: ArticleWriter) => {
      const result = await work(writer);
      return () => resolve(result);
    };
    const asked = { actor: actor ?? null, entryIds, isShared, isTyping, run, refuse };
    queueWork(articleId, asked, (works) => writeTogether(articleId, works));
  });
}

/**
 * Writes what waited, one after the other in one statement or one transaction: so many people's keys cost one COMMIT. What the rules refuse is taken
 * back alone. If anything else goes wrong all is taken back, and each is tried by itself.
 */
async function writeTogether(articleId: string, works: readonly Work[]): Promise<void> {
  let commit = expectCommit(articleId);
  try {
    const quick = await writeQuickly(articleId, works, commit.upTo);
    if (!quick) {
      // What was to be its seq may be another process's, whose notice waits for nobody's lock.
      commit.end();
      commit = expectCommit(articleId);
    }
    const tell = quick
      ? () => tellAll(quick.writer, quick.known, quick.endings)
      : await inTransaction(async (tx) => writeAll(tx, articleId, works, commit.upTo), { timeoutMs: MAX_WRITE_MS });
    tell();
    commit.end();
  } catch (error) {
    commit.end();
    // A COMMIT without an answer: whether it happened is not known, so what is cached is not trusted.
    if (!(error instanceof DomainError) || isOfDatabase(error)) forgetState(articleId);
    if (works.length === 1 || isOfDatabase(error)) for (const { refuse } of works) refuse(error);
    else for (const work of works) await writeTogether(articleId, [work]);
  }
}

const isOfDatabase = (error: unknown) => error instanceof DomainError && (error.code === 'busy' || error.code === 'storage-full');

/** Gives what is to be done once COMMIT has answered. */
async function writeAll(
  tx: Parameters<typeof openWriter>[0],
  articleId: string,
  works: readonly Work[],
  onWillCommit: (seq: number) => void,
): Promise<() => void> {
  const entryIds = works.flatMap((work) => work.entryIds);
  const personIds = [...new Set(works.flatMap(({ actor }) => actor?.id ?? []))];
  const seqBefore = cachedState(articleId)?.seq;
  const { writer, locked } = await openWriter(tx, articleId, { entryIds, personIds });
  const endings: Ending[] = [];
  for (const { run, refuse } of works) {
    const takeBack = writer.mark();
    try {
      endings.push(await run(writer));
    } catch (error) {
      if (works.length === 1 || !(error instanceof DomainError) || isOfDatabase(error)) throw error;
      takeBack();
      endings.push(() => refuse(error));
    }
  }
  await writer.finish();
  // Where other processes write as well, what was is seldom so any more.
  const isAlone = writer.isTextAlone && seqBefore === locked.head.headSeq;
  onWillCommit(writer.state.seq);
  return () => tellAll(writer, isAlone ? locked : null, endings);
}

/** After COMMIT has answered: keeps the state, with what was known of its head before, passes the entries on, and tells each of its end. */
function tellAll({ head, state, entries, due }: OpenWriter, known: KnownHead | null, endings: readonly Ending[]): void {
  const articleId = head.id;
  // What only the server writes may have changed the article's row since it was locked, or the entries before.
  const isPlain = entries.every(({ type }) => entryTypeOf(type).action !== null);
  const before = cachedState(articleId);
  cacheState(state, isPlain ? entries : [], known && headAfter(known, state));
  if (isPlain) keepCommitted({ head, entries });
  if (state.version > head.version) compactWhenIdle(state, before);
  composeSoon(articleId);
  // After the lock: a keyframe only spares a replay, and packing a book takes a while.
  for (const frame of due) void packKeyframe(frame).catch((error) => log.warn({ err: error }, 'A keyframe was not written'));
  for (const end of endings) end();
}

function headAfter({ head, rules, storedRules }: KnownHead, { version, seq, hash }: ArticleState): KnownHead {
  return { head: { ...head, version, headSeq: seq, headHash: hash ?? head.headHash }, rules, storedRules };
}
