import { v7 as uuidv7 } from 'uuid';
import type { ErasureInput } from '@/lib/domain/contract/history';
import { DomainError } from '@/lib/domain/errors';
import type { JournalEntry } from '@/lib/domain/journal/entry';
import { erasePayload } from '@/lib/domain/journal/erase';
import { ErasedCopies } from '@/lib/domain/journal/erase-copies';
import { hashLeft } from '@/lib/domain/journal/erased-left';
import { erasedTogether, erasePart, type Part } from '@/lib/domain/journal/erased-together';
import type { Actor } from '@/lib/domain/people/permissions';
import { isUnseen } from '@/lib/domain/text/is-unseen';
import { prisma, type Transaction } from '../database';
import { readHead } from './article-row';
import type { ArticleWriter } from './article-writer';
import { changeArticle } from './change-article';
import { readEntries } from './entry-rows';
import { SeenVerdicts } from './seen-verdicts';

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
  const work = async (writer: ArticleWriter) => {
    if (isUnseen(input.reason)) throw new DomainError('invalid', 'Say why the words are erased.');
    const { tx } = writer;
    const all = await readEntries(tx, articleId, 0);
    const chosen = input.seqs === 'all' ? all : input.seqs.map((seq) => all[seq - 1]);
    const named = chosen.flatMap((entry) => entry ?? []);
    const parts = erasedTogether(named, all);
    const whole = [...parts].flatMap(([entry, part]) => (part === 'all' ? [entry] : []));
    const seqs = [...parts.keys()].map(({ seq }) => seq).sort((a, b) => a - b);
    const first = seqs[0] ?? 0;
    if (named.length === 0 || named.length < chosen.length) throw new DomainError('not-found', 'There is no such entry in this article.');
    const left = new Map<number, string | null>();
    for (const [entry, part] of parts) left.set(entry.seq, await eraseEntry(tx, entry, part));
    // What was packed since the first of them has the words too; what is needed again is packed again.
    await tx.keyframe.deleteMany({ where: { articleId, seq: { gte: first } } });
    for (const [seq, hash] of await eraseCopies(writer, whole, new Set(seqs))) left.set(seq, hash);
    const verdicts = new SeenVerdicts();
    await writer.readAnew((before, after, entry) => verdicts.see(before, after, entry));
    await writePastVerdicts(tx, articleId, verdicts);
    const lost = [...left].sort(([a], [b]) => a - b);
    const payload = { seqs: lost.map(([seq]) => seq), reason: input.reason, left: lost.map(([, hash]) => hash) };
    await writer.appendOwn(actor, { id: uuidv7(), type: 'erased', payload });
  };
  await changeArticle(actor, articleId, 'erase words', work, { mayBeArchived: true });
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

/** Takes out what other entries quote of the words that those in `whole` brought. Answers with what is left of those, by seq, as `hashOfLeft` does. */
async function eraseCopies(
  writer: ArticleWriter,
  whole: readonly JournalEntry[],
  seqs: ReadonlySet<number>,
): Promise<(readonly [number, string | null])[]> {
  const { tx, state } = writer;
  const copies = new ErasedCopies();
  await writer.readAnew(copies.see);
  for (const entry of whole) copies.addNamed(entry);
  copies.addText(state.doc, writer.state.doc);
  const left: (readonly [number, string | null])[] = [];
  for (const { entry, payload } of copies.found(seqs)) {
    const stored = await storeErased(tx, entry.id, payload);
    left.push([entry.seq, hashOfLeft(entry.type, stored)]);
  }
  return left;
}

async function eraseEntry(tx: Transaction, { id, type, payload }: JournalEntry, part: Part): Promise<string | null> {
  return hashOfLeft(type, await storeErased(tx, id, erasePart(type, payload, part)));
}

/**
 * The hash of what is left of an entry: with that the chain vouches for it. Null where words are left: when a law takes these as well, they could be guessed
 * from a hash that cannot be erased.
 */
const hashOfLeft = (type: string, left: unknown): string | null =>
  hashLeft(erasePayload(type, left)) === hashLeft(left) ? hashLeft(left) : null;

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
