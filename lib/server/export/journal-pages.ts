import type { JournalEntry } from '@/lib/domain/journal/entry';
import { prisma } from '../database';
import { entryOfRow, readEntryPage, wereErasedSince } from '../journal/entry-rows';

/**
 * The journal in pages, outside of any transaction: entries never change, and a slow reader must not keep a connection. All but one thing: words
 * that are erased meanwhile are in the state that was read before, and not in the entries that come. Such a file breaks off; the next is whole.
 */
export async function* journalPages(articleId: string, headSeq: number): AsyncGenerator<readonly JournalEntry[], void> {
  for (let after = 0; after < headSeq; ) {
    const page = await readEntryPage(prisma, articleId, after, headSeq);
    after = page.at(-1)?.seq ?? headSeq;
    yield page;
  }
  if (await wereErasedSince(prisma, articleId, headSeq)) throw new Error('words were erased while a file was written');
}

/** So many entries of one type or another are read at once: few are large. */
const MAX_AT_ONCE = 200;

/** The entries of these types up to `headSeq`, in order: of a journal of keystrokes they are few. */
export async function* entriesOfTypes(articleId: string, types: readonly string[], headSeq: number): AsyncGenerator<JournalEntry, void> {
  for (let after = 0; ; ) {
    const rows = await prisma.journalEntry.findMany({
      where: { articleId, seq: { gt: after, lte: headSeq }, type: { in: [...types] } },
      orderBy: { seq: 'asc' },
      take: MAX_AT_ONCE,
    });
    yield* rows.map(entryOfRow);
    const last = rows.at(-1);
    if (!last || rows.length < MAX_AT_ONCE) return;
    after = last.seq;
  }
}
