import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { ErasureInput } from '@/lib/domain/contract/history';
import { DomainError } from '@/lib/domain/errors';
import type { JournalEntry } from '@/lib/domain/journal/entry';
import { erasePayload } from '@/lib/domain/journal/erase';
import { ErasedCopies, wordsBrought } from '@/lib/domain/journal/erase-copies';
import { hashLeft } from '@/lib/domain/journal/erased-left';
import type { Actor } from '@/lib/domain/people/permissions';
import { isDraft } from '@/lib/domain/talk/query';
import { Thread } from '@/lib/domain/talk/thread';
import { prisma, type Transaction } from '../database';
import { authorize } from '../rights/authorize';
import { authorizeArticle } from '../rights/authorize-article';
import { readHead, subjectOf } from './article-row';
import type { ArticleWriter } from './article-writer';
import { readEntries } from './entry-rows';
import { SeenVerdicts } from './seen-verdicts';
import { writeArticle } from './write-article';

/**
 * Takes the words of some entries (or of all) out of an article's journal, because a law asks for it: payload and salt are destroyed, and what
 * stands for them has the same shape, so that chain, replay and positions hold. Tables and keyframes follow; an `erased` entry says which
 * entries, and why. For admins. `not-found` if a seq is not there.
 */
export async function eraseWords(
  actor: Actor,
  articleId: string,
  input: { seqs: readonly number[] | 'all'; reason: string },
): Promise<void> {
  await authorizeArticle(actor, 'erase words', articleId);
  if (input.reason.trim() === '') throw new DomainError('invalid', 'Say why the words are erased.');
  const work = async (writer: ArticleWriter) => {
    authorize(writer.actorNow(actor), 'erase words', subjectOf(actor, writer.head));
    const { tx } = writer;
    const all = await readEntries(tx, articleId, 0);
    const chosen = input.seqs === 'all' ? all : input.seqs.map((seq) => all[seq - 1]);
    const named = chosen.flatMap((entry) => entry ?? []);
    const parts = withCopies(named, all);
    const seqs = [...parts.keys()].map(({ seq }) => seq).sort((a, b) => a - b);
    const first = seqs[0] ?? 0;
    if (named.length === 0 || named.length < chosen.length) throw new DomainError('not-found', 'There is no such entry in this article.');
    const left = new Map<number, string | null>();
    for (const [entry, part] of parts) left.set(entry.seq, await eraseEntry(tx, entry, part));
    // What was packed since the first of them has the words too; what is needed again is packed again.
    await tx.keyframe.deleteMany({ where: { articleId, seq: { gte: first } } });
    for (const seq of await eraseCopies(writer, named, new Set(seqs))) left.set(seq, null);
    const verdicts = new SeenVerdicts();
    await writer.readAnew((before, after, entry) => verdicts.see(before, after, entry));
    await writePastVerdicts(tx, articleId, verdicts);
    const lost = [...left].sort(([a], [b]) => a - b);
    const payload = { seqs: lost.map(([seq]) => seq), reason: input.reason, left: lost.map(([, hash]) => hash) };
    await writer.appendOwn(actor, { id: uuidv7(), type: 'erased', payload });
  };
  await writeArticle(articleId, work, { actor });
}

/** The words of all entries from one to another: a line of the history. Refused as `eraseWords` refuses. Answers with the article's last entry then. */
export async function eraseLine(
  actor: Actor,
  articleId: string,
  { firstSeq, lastSeq, reason }: ErasureInput,
): Promise<{ headSeq: number }> {
  const seqs = Array.from({ length: lastSeq - firstSeq + 1 }, (_, index) => firstSeq + index);
  await eraseWords(actor, articleId, { seqs, reason });
  return { headSeq: (await readHead(prisma, articleId)).headSeq };
}

const Words = z.object({ threadId: z.string() });
const Sent = z.looseObject({ queries: z.array(z.looseObject({ id: z.string() })) });
const Imported = z.object({ threads: z.array(Thread).default([]) });

/** What of an entry loses its words: all of it, or of one that sent queries these alone. */
type Part = 'all' | ReadonlySet<string>;

/**
 * These entries, and those that hold the same question: it is written where it was last worded, and where it was sent. Of those that were sent
 * with it nothing is taken.
 */
function withCopies(named: readonly JournalEntry[], all: readonly JournalEntry[]): Map<JournalEntry, Part> {
  const parts = new Map<JournalEntry, Part>(named.map((one) => [one, 'all']));
  const worded = new Map<string, JournalEntry>();
  for (const entry of all) {
    for (const threadId of wordedIn(entry)) worded.set(threadId, entry);
    if (entry.type !== 'queries.sent') continue;
    const sent = Sent.parse(entry.payload).queries.map(({ id }) => id);
    if (parts.has(entry)) for (const one of sent) addQuestion(worded.get(one));
    else {
      const gone = sent.filter((id) => named.some((one) => one === worded.get(id)));
      if (gone.length > 0) parts.set(entry, new Set(gone));
    }
  }
  return parts;

  /** What came in an archive is erased with all of it or not at all. */
  function addQuestion(entry: JournalEntry | undefined): void {
    if (entry && entry.type !== 'article.imported') parts.set(entry, 'all');
  }
}

/** The queries whose words an entry says. */
function wordedIn({ type, payload }: JournalEntry): string[] {
  if (type === 'query.asked' || type === 'query.changed') return [Words.parse(payload).threadId];
  if (type !== 'article.imported') return [];
  return Imported.parse(payload)
    .threads.filter(isDraft)
    .map(({ id }) => id);
}

/** Takes out what other entries quote of the words that the named ones brought. Answers with the seqs of those. */
async function eraseCopies(writer: ArticleWriter, named: readonly JournalEntry[], seqs: ReadonlySet<number>): Promise<number[]> {
  const { tx, state } = writer;
  const copies = new ErasedCopies();
  await writer.readAnew(copies.see);
  for (const words of named.flatMap(wordsBrought)) copies.addWords(words);
  copies.addText(state.doc, writer.state.doc);
  const found = copies.found(seqs);
  for (const { entry, payload } of found) await storeErased(tx, entry.id, payload);
  return found.map(({ entry }) => entry.seq);
}

/** A payload without the words of that part of it. */
function erasePart(type: string, payload: unknown, part: Part): unknown {
  if (part === 'all') return erasePayload(type, payload);
  const sent = Sent.parse(payload);
  return { ...sent, queries: sent.queries.map((one) => (part.has(one.id) ? erasePayload(type, one) : one)) };
}

/**
 * Gives the hash of what is left: with that the chain vouches for it. Null where words are left: when a law takes these as well, they could be guessed
 * from a hash that cannot be erased.
 */
async function eraseEntry(tx: Transaction, { id, type, payload }: JournalEntry, part: Part): Promise<string | null> {
  const erased = await storeErased(tx, id, erasePart(type, payload, part));
  return part === 'all' ? hashLeft(erased) : null;
}

/** Puts a payload with fewer words in the place of an entry's, for good. Answers with it as it is stored. */
async function storeErased(tx: Transaction, id: string, payload: unknown): Promise<unknown> {
  const erased = JSON.stringify(payload);
  await tx.$executeRaw`select erase_journal_entry(${id}::uuid, ${erased}::jsonb, '')`;
  return JSON.parse(erased);
}

/**
 * Writes the words of verdicts that no longer stand as the journal says them by now: no projection does, and they may have come by any entry (a fact's,
 * a vote, an archive). The replay began before the first entry that lost its words: what was over by then is as it was.
 */
async function writePastVerdicts(tx: Transaction, articleId: string, { had }: SeenVerdicts): Promise<void> {
  const rows = [...had.values()].map(({ entryId, rationale, words, wordsHash }) => ({ entryId, rationale, words, wordsHash }));
  await tx.$executeRaw`
    update "Verdict" as v set rationale = r.rationale, words = r.words, "wordsHash" = r."wordsHash"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("entryId" uuid, rationale text, words text, "wordsHash" text)
    where v."entryId" = r."entryId" and v."articleId" = ${articleId}::uuid and not v."isCurrent"`;
}
