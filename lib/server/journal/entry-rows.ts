import type { JournalEntry } from '@/lib/domain/journal/entry';
import type { prisma, Transaction } from '../database';
import { storedJson } from './stored-json';

type Reader = Pick<Transaction, 'journalEntry'> | Pick<typeof prisma, 'journalEntry'>;
type Row = Awaited<ReturnType<Reader['journalEntry']['findMany']>>[number];

/** The journal entry in a row. */
export function entryOfRow(row: Row): JournalEntry {
  return { ...row, at: row.at.toISOString() };
}

/** The entries of an article with `after < seq <= upTo`, in order; at most `take`. */
export async function readEntries(reader: Reader, articleId: string, after: number, upTo?: number, take?: number): Promise<JournalEntry[]> {
  const rows = await reader.journalEntry.findMany({
    where: { articleId, seq: { gt: after, ...(upTo === undefined ? {} : { lte: upTo }) } },
    orderBy: { seq: 'asc' },
    ...(take === undefined ? {} : { take }),
  });
  return rows.map(entryOfRow);
}

/** Writes entries that were decided under the article's lock. */
export async function insertEntries(tx: Transaction, entries: readonly JournalEntry[]): Promise<void> {
  await tx.journalEntry.createMany({
    data: entries.map((entry) => ({ ...entry, at: new Date(entry.at), payload: storedJson.parse(entry.payload) })),
  });
}
