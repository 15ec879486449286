import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { type ArticleState, applyEntry, emptyState } from '@/lib/domain/article-state';
import type { JournalEntry } from '@/lib/domain/journal/entry';
import { type Db, inTransaction } from '../database';
import { runInTurns } from '../in-turns';
import { packInTurns } from '../pack-in-turns';
import { readEntryPage, wereErasedSince } from './entry-rows';
import { readStateInSteps, writeStateInPieces } from './keyframe-json';
import { createPauses } from './pauses';

const decompress = promisify(gunzip);

/** Keeps the article's whole state at its seq. */
export async function writeKeyframe(db: Db, state: ArticleState): Promise<void> {
  await storeKeyframe(db, state, await packState(state));
}

/** Keeps a state that nobody waits for. If an erasure came meanwhile, the state has words that must not be kept, and is not. */
export async function packKeyframe(state: ArticleState): Promise<void> {
  const { articleId, seq } = state;
  // Before the transaction: nothing slow happens inside one.
  const packed = await packState(state);
  await inTransaction(async (tx) => {
    // An erasure has the article's row for itself. One that is under way is waited for and then seen; one that comes now waits, and takes the keyframe away.
    await tx.$queryRaw`select 1 as held from "Article" where id = ${articleId}::uuid for key share`;
    if (!(await wereErasedSince(tx, articleId, seq))) await storeKeyframe(tx, state, packed);
  });
}

const packState = (state: ArticleState) => packInTurns(writeStateInPieces(state));

async function storeKeyframe(db: Db, { articleId, seq, version }: ArticleState, packed: Uint8Array<ArrayBuffer>): Promise<void> {
  const [key, row] = [
    { articleId, seq },
    { version, state: packed },
  ];
  await db.keyframe.upsert({ where: { articleId_seq: key }, create: { ...key, ...row }, update: row });
}

/** Sees an entry of a replay, with the states that it led from and to. */
export type SeeEntry = (before: ArticleState, after: ArticleState, entry: JournalEntry) => void;

/** The state at `seq`: the nearest keyframe at or before it, and the entries since, which `see` gets one by one. */
export async function rebuildState(db: Db, articleId: string, seq: number, see?: SeeEntry): Promise<ArticleState> {
  const row = await db.keyframe.findFirst({ where: { articleId, seq: { lte: seq } }, orderBy: { seq: 'desc' } });
  const base = row ? await runInTurns(readStateInSteps(await decompress(row.state))) : emptyState(articleId);
  return withHash(db, await replay(db, base, seq, see));
}

/** A state that is a keyframe's does not have its hash by an entry that led to it. */
async function withHash(db: Db, state: ArticleState): Promise<ArticleState> {
  if (state.hash !== undefined) return state;
  const { articleId, seq } = state;
  const row = await db.journalEntry.findUnique({ where: { articleId_seq: { articleId, seq } }, select: { hash: true } });
  return { ...state, hash: row?.hash };
}

/** `state` brought to `seq`, a page of entries at a time: of a long journal of pastes no more lies in memory at once. */
async function replay(db: Db, state: ArticleState, seq: number, see?: SeeEntry): Promise<ArticleState> {
  const pause = createPauses(db);
  let current = state;
  for (;;) {
    const entries = await readEntryPage(db, state.articleId, current.seq, seq);
    if (entries.length === 0) return current;
    for (const entry of entries) {
      const next = applyStored(current, entry);
      see?.(current, next, entry);
      current = next;
      await pause();
    }
  }
}

/**
 * The state after a stored entry. It was decided on the state that it follows, and fits: where it does not, what is in memory is not that state. A rule's
 * refusal would be told to whoever asked, as if it were of what they sent.
 */
function applyStored(state: ArticleState, entry: JournalEntry): ArticleState {
  try {
    return applyEntry(state, entry);
  } catch (cause) {
    throw new Error(`Entry ${entry.seq} of article ${entry.articleId} does not fit the state before it`, { cause });
  }
}

/** The keyframe at exactly that seq as JSON, or null. */
export async function readKeyframe(db: Db, articleId: string, seq: number): Promise<unknown> {
  const row = await db.keyframe.findUnique({ where: { articleId_seq: { articleId, seq } } });
  return row ? JSON.parse((await decompress(row.state)).toString('utf8')) : null;
}

/** `state` brought to `seq` by the entries in between, if they follow it; else the journal's state there. */
export async function catchUp(db: Db, state: ArticleState, seq: number): Promise<ArticleState> {
  if (state.seq >= seq) return state;
  const { articleId, hash } = state;
  // What is held may have words that an erasure took out of the journal, or be of one that is gone: a backup was put back.
  const erased = { seq: { gt: state.seq, lte: seq }, type: 'erased' };
  const strange = hash === undefined ? [] : [{ seq: state.seq + 1, prevHash: { not: hash } }];
  const faults = await db.journalEntry.count({ where: { articleId, OR: [erased, ...strange] } });
  return faults > 0 ? rebuildState(db, articleId, seq) : replay(db, state, seq);
}
