import { v7 as uuidv7 } from 'uuid';
import { DomainError } from '@/lib/domain/errors';
import type { JournalEntry } from '@/lib/domain/journal/entry';
import { erasePayload } from '@/lib/domain/journal/erase';
import type { Actor } from '@/lib/domain/permissions';
import { authorize } from '../authorize';
import type { Transaction } from '../database';
import { writeArticle } from './append';
import { readEntries } from './entry-rows';

/**
 * Takes the words of some entries (or of all) out of an article's journal, because a law asks for it: payload and salt are destroyed, and what
 * stands for them has the same shape, so that chain, replay and positions hold. Tables and keyframes follow; an `erased` entry says which
 * entries, and why. For admins. `not-found` if a seq is not there.
 */
export async function eraseWords(actor: Actor, articleId: string, input: { seqs: number[] | 'all'; reason: string }): Promise<void> {
  authorize(actor, 'manage house', { deskId: null });
  if (input.reason.trim() === '') throw new DomainError('invalid', 'Say why the words are erased.');
  await writeArticle(articleId, async (writer) => {
    const { tx } = writer;
    const all = await readEntries(tx, articleId, 0);
    const chosen = input.seqs === 'all' ? all : input.seqs.map((seq) => all[seq - 1]);
    const entries = chosen.flatMap((entry) => entry ?? []);
    const first = Math.min(...entries.map(({ seq }) => seq));
    if (entries.length === 0 || entries.length < chosen.length)
      throw new DomainError('not-found', 'There is no such entry in this article.');
    for (const entry of entries) await eraseEntry(tx, entry);
    // What was packed since the first of them has the words too; what is needed again is packed again.
    await tx.keyframe.deleteMany({ where: { articleId, seq: { gte: first } } });
    await writer.readAnew();
    const payload = { seqs: entries.map(({ seq }) => seq), reason: input.reason };
    await writer.appendOwn(actor, { id: uuidv7(), type: 'erased', payload });
  });
}

async function eraseEntry(tx: Transaction, { id, type, payload }: JournalEntry): Promise<void> {
  const erased = JSON.stringify(erasePayload(type, payload));
  await tx.$executeRaw`select erase_journal_entry(${id}::uuid, ${erased}::jsonb, '')`;
  // A verdict that no longer stands is written by no projection: its words go here, whether it was given, taken or gained in this entry.
  await tx.$executeRaw`
    update "Verdict" set words = v->>'words', rationale = v->>'rationale', "wordsHash" = v->>'wordsHash'
    from (select coalesce(p->'verdict', p->'taken'->'verdict', p->'gain'->'verdict') as v from (select ${erased}::jsonb as p) as payload) as given
    where "entryId" = ${id}::uuid and v is not null and v <> 'null'::jsonb`;
}
