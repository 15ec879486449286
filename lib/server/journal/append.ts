import { randomBytes } from 'node:crypto';
import { Mapping } from '@tiptap/pm/transform';
import { ZodError } from 'zod';
import type { ArticleState } from '@/lib/domain/article-state';
import type { Batch, BatchAnswer } from '@/lib/domain/contract/journal';
import { DomainError } from '@/lib/domain/errors';
import { chainEntry, decideEntry, showEntry } from '@/lib/domain/journal/decide-entry';
import type { EntryInput, JournalEntry } from '@/lib/domain/journal/entry';
import { entryTypeOf } from '@/lib/domain/journal/entry-types';
import { planBatch } from '@/lib/domain/journal/plan-batch';
import type { Actor } from '@/lib/domain/permissions';
import { isStorable } from '@/lib/domain/text-input';
import { authorize } from '../authorize';
import { authorizeArticle } from '../authorize-article';
import { inTransaction, type Transaction } from '../database';
import { JOURNAL_CHANNEL } from '../live/listener';
import { log } from '../log';
import { type ArticleHead, lockHead, subjectOf } from './article-row';
import { compactWhenIdle } from './compact-anchors';
import { composeSoon } from './compose';
import { insertEntries, readEntryPage } from './entry-rows';
import { catchUp, KEYFRAME_EVERY, packKeyframe, rebuildState } from './keyframes';
import { createPauses } from './pauses';
import { articleColumns, projectAnnotations } from './project';
import { linkSource } from './source-of-evidence';
import { cachedState, cacheState, forgetState } from './state-cache';
import { queueForArticle } from './writer-queue';

/** A batch that takes longer is sent again, and would take as long again: more than the largest that the contract allows needs on a slow machine. */
const LONGEST_WRITE_MS = 120_000;

/**
 * Stores a batch in the article's journal and gives all that was stored after its base. Exactly once: entries whose id is stored
 * already are left out. Refused as a whole: `stale-version` (steps on an old version; `details` hold what is missing), `forbidden`,
 * `invalid` and `conflict` (`details.entryId` names the entry), `busy` (try again), `signed-out` (it is someone else's).
 */
export async function appendBatch(actor: Actor, articleId: string, batch: Batch): Promise<BatchAnswer> {
  if (batch.personId !== undefined && batch.personId !== actor.id) {
    throw new DomainError('signed-out', 'Someone else is signed in here now. Sign in as yourself to go on; what you wrote is kept here.');
  }
  // Before the queue, so that a stranger does not stand in it; again under the lock, since rights may have changed.
  await authorizeArticle(actor, 'read article', articleId);
  return writeArticle(articleId, async (writer) => {
    authorize(actor, 'read article', subjectOf(actor, writer.head));
    const storedIds = await storedIdsOf(writer.tx, articleId, actor, batch.entries);
    const stored = await readEntryPage(writer.tx, articleId, batch.base.seq, writer.head.headSeq);
    const { fresh, since } = planBatch(batch, stored, writer.head.headSeq, (id) => storedIds.has(id));
    const pause = createPauses(writer.tx);
    for (const input of fresh) {
      await writer.append(actor, batch.clientId, input, since);
      await pause();
    }
    return { entries: [...stored, ...writer.entries].map(showEntry), headSeq: writer.state.seq };
  });
}

/** What a use case does to an article while it holds its lock. */
export interface ArticleWriter {
  tx: Transaction;
  head: ArticleHead;
  /** The state after the entries appended so far. */
  readonly state: ArticleState;
  /** The entries appended so far, chained. */
  readonly entries: readonly JournalEntry[];
  /** Decides, checks rights and appends one entry that a client sent. */
  append(actor: Actor, clientId: string, input: EntryInput, since: Mapping): Promise<void>;
  /** The same for an entry that a use case makes itself, whose rights it has checked. */
  appendOwn(actor: Actor, input: EntryInput): Promise<void>;
  /** Reads the state again from the journal as it is now, and writes all rows of it at the end: entries lost their words. */
  readAnew(): Promise<void>;
}

/**
 * Runs `work` as the one writer of an article: queued in memory, one transaction, under the row lock. What it appends is written with
 * the tables that follow from it, and announced. The cached state is replaced only after COMMIT has answered.
 */
export async function writeArticle<T>(articleId: string, work: (writer: ArticleWriter) => Promise<T>): Promise<T> {
  return queueForArticle(articleId, async () => {
    try {
      const { result, state, due } = await inTransaction(
        async (tx) => {
          const writer = await openWriter(tx, articleId);
          const result = await work(writer);
          await finishWriter(writer);
          return { result, state: writer.state, due: writer.due };
        },
        { timeoutMs: LONGEST_WRITE_MS },
      );
      cacheState(state);
      compactWhenIdle(articleId, state.version);
      composeSoon(articleId);
      // After the lock: a keyframe only spares a replay, and packing a book takes a while.
      for (const frame of due) void packKeyframe(frame).catch((error) => log.warn({ err: error }, 'A keyframe was not written'));
      return result;
    } catch (error) {
      // A COMMIT without an answer: whether it happened is not known, so what is cached is not trusted.
      if (!(error instanceof DomainError) || error.code === 'busy' || error.code === 'storage-full') forgetState(articleId);
      throw error;
    }
  });
}

type OpenWriter = ArticleWriter & { touched: Set<string>; due: ArticleState[] };

async function openWriter(tx: Transaction, articleId: string): Promise<OpenWriter> {
  const head = await lockHead(tx, articleId);
  // Under the lock the row is the truth: a state beyond it is of another database, before a backup was put back.
  if ((cachedState(articleId)?.seq ?? 0) > head.headSeq) forgetState(articleId);
  const cached = cachedState(articleId);
  let state = cached ? await catchUp(tx, cached, head.headSeq) : await rebuildState(tx, articleId, head.headSeq);
  let headHash = head.headHash;
  const entries: JournalEntry[] = [];
  const touched = new Set<string>();
  const due: ArticleState[] = [];

  const store = async (actor: Actor, clientId: string, input: EntryInput, since: Mapping, isFromServer = false) => {
    const now = new Date().toISOString();
    const decided = decideEntry(state, input, { actorId: actor.id, clientId, now, since, isFromServer });
    const entry = chainEntry(decided.entry, randomBytes(16).toString('hex'), headHash);
    for (const id of entryTypeOf(entry.type).touches(entry.payload)) touched.add(id);
    headHash = entry.hash;
    state = decided.state;
    entries.push(entry);
    if (state.seq % KEYFRAME_EVERY === 0) due.push(state);
  };

  return {
    tx,
    head,
    entries,
    touched,
    due,
    get state() {
      return state;
    },
    append: (actor, clientId, input, since) =>
      namingEntry(input, async () => {
        const { action } = entryTypeOf(input.type);
        if (action === null) throw new DomainError('forbidden', 'Only the server makes this entry.');
        authorize(actor, action, subjectOf(actor, head));
        if (head.isArchived) throw new DomainError('conflict', 'This article is archived. Restore it to change it.');
        if (!isStorable(input.payload)) throw new DomainError('invalid', 'This change holds characters that cannot be stored.');
        await store(actor, clientId, { ...input, payload: await linkSource(tx, actor, head, input) }, since);
      }),
    readAnew: async () => {
      state = await rebuildState(tx, articleId, head.headSeq);
      for (const id of state.annotations.keys()) touched.add(id);
    },
    appendOwn: (actor, input) => store(actor, 'server', input, new Mapping(), true),
  };
}

/** Says which entry of a batch was refused. A payload that is not of its type is `invalid`, as any body is. */
async function namingEntry<T>(input: EntryInput, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ZodError) {
      throw new DomainError('invalid', error.issues[0]?.message ?? 'This change cannot be read.', {
        entryId: input.id,
        issues: error.issues,
      });
    }
    if (error instanceof DomainError) throw new DomainError(error.code, error.message, { ...error.details, entryId: input.id });
    throw error;
  }
}

async function finishWriter({ tx, head, state, entries, touched }: OpenWriter): Promise<void> {
  const last = entries.at(-1);
  if (!last) return;
  await insertEntries(tx, entries);
  await projectAnnotations(tx, state, touched);
  await tx.article.update({
    where: { id: head.id },
    data: { ...articleColumns(state), headHash: last.hash, updatedAt: new Date(last.at) },
  });
  await tx.$executeRaw`select pg_notify(${JOURNAL_CHANNEL}, ${JSON.stringify({ articleId: head.id, seq: state.seq })})`;
}

/** The ids of a batch that are stored already. One that is stored elsewhere or by someone else is refused (`conflict`). */
async function storedIdsOf(tx: Transaction, articleId: string, actor: Actor, entries: readonly EntryInput[]): Promise<Set<string>> {
  const rows = await tx.journalEntry.findMany({
    where: { id: { in: entries.map(({ id }) => id) } },
    select: { id: true, articleId: true, actorId: true },
  });
  const twice = entries.find(({ id }, index) => entries.findIndex((one) => one.id === id) < index);
  if (twice) throw new DomainError('conflict', 'This change was sent twice at once.', { entryId: twice.id });
  const foreign = rows.find((row) => row.articleId !== articleId || row.actorId !== actor.id);
  if (foreign) throw new DomainError('conflict', 'This change carries an id that is taken.', { entryId: foreign.id });
  return new Set(rows.map(({ id }) => id));
}
