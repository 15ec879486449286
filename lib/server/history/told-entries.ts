import { z } from 'zod';
import type { JournalEntry, VisibleEntry } from '@/lib/domain/journal/entry';
import { entryTypeOf } from '@/lib/domain/journal/entry-types';
import { showEntries } from '@/lib/domain/journal/show-entries';
import type { Viewer } from '@/lib/domain/people/permissions';
import type { IsRemoved } from '@/lib/domain/talk/thread';
import { prisma } from '../database';
import type { Prisma } from '../generated/prisma/client';
import { notOfDrafts } from '../journal/draft-entries';
import { entryOfRow } from '../journal/entry-rows';

/** Larger payloads (as the database packs them, in bytes) are whole texts: of those a list needs to know only how they came. */
const MAX_TOLD_BYTES = 65_536;

const Payloads = z.array(z.object({ seq: z.number(), payload: z.unknown(), isWhole: z.boolean() }));

/** Entries as a list tells them, newest first, and what was looked at for them. */
export interface ToldEntries {
  entries: VisibleEntry[];
  count: number;
  lastSeq: number | null;
}

/**
 * At most `take` entries older than `before`, as the viewer may be told of them: work on drafts of queries is left out for those who see no
 * drafts, and is not counted either, or the end of a person's list would say whose it is. A hundred pasted books are no more to read than a hundred keys.
 */
export async function readToldEntries(
  where: Prisma.JournalEntryWhereInput & { articleId: string },
  { before, take }: { before: number; take: number },
  viewer: Viewer,
  isRemoved: IsRemoved,
): Promise<ToldEntries> {
  const rows = await prisma.journalEntry.findMany({
    where: { ...where, seq: { lt: before }, ...(!viewer.seesDrafts && notOfDrafts) },
    orderBy: { seq: 'desc' },
    take,
    omit: { payload: true },
  });
  const payloads = await readPayloads(
    where.articleId,
    rows.map(({ seq }) => seq),
  );
  const entries = rows.flatMap((row) => {
    const found = payloads.get(row.seq);
    if (!found) return [];
    // What came in part says nothing that anybody is not told, and is of no type's form.
    const { payload, isWhole } = found;
    const entry: JournalEntry = entryOfRow({ ...row, payload });
    if (!isWhole) return showPart(entry);
    return viewer.seesDrafts || !entryTypeOf(entry.type).isOfDraft(payload) ? showEntries([entry], viewer, isRemoved) : [];
  });
  return { entries, count: rows.length, lastSeq: rows.at(-1)?.seq ?? null };
}

function showPart({ salt: _salt, payloadHash: _payloadHash, prevHash: _prevHash, hash: _hash, ...entry }: JournalEntry): VisibleEntry {
  return entry;
}

async function readPayloads(articleId: string, seqs: readonly number[]) {
  if (seqs.length === 0) return new Map<number, z.infer<typeof Payloads>[number]>();
  const rows = await prisma.$queryRaw`
    select seq, pg_column_size(payload) <= ${MAX_TOLD_BYTES} as "isWhole",
      case when pg_column_size(payload) <= ${MAX_TOLD_BYTES} then payload
        else jsonb_strip_nulls(jsonb_build_object('origin', payload->'origin', 'restoredSeq', payload->'restoredSeq')) end as payload
    from "JournalEntry" where "articleId" = ${articleId}::uuid and seq = any(${[...seqs]}::int[])`;
  return new Map(Payloads.parse(rows).map((row) => [row.seq, row]));
}
