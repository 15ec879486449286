import type { Source, SourceType } from '@/lib/domain/sources/source';
import { SourceType as SourceTypeSchema } from '@/lib/domain/sources/source';
import type { SourceInput } from '@/lib/domain/sources/source-input';
import { shareLock, takeLock } from '../advisory-locks';
import type { Db, prisma, Transaction } from '../database';

type Row = NonNullable<Awaited<ReturnType<(typeof prisma)['source']['findUnique']>>>;

const dayOf = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;

/** The source in a row. A type that is no longer known is shown as other. */
export function sourceOfRow(row: Row): Source {
  const type = SourceTypeSchema.safeParse(row.type);
  return {
    id: row.id,
    deskId: row.deskId,
    title: row.title,
    url: row.url,
    type: type.success ? type.data : ('other' satisfies SourceType),
    author: row.author,
    publisher: row.publisher,
    publishedOn: dayOf(row.publishedOn),
    note: row.note,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** The sources of these ids that there are, in one query, by their ids. */
export async function readSources(db: Pick<Db, 'source'>, ids: ReadonlySet<string>): Promise<Source[]> {
  const rows = await db.source.findMany({ where: { id: { in: [...ids] } }, orderBy: { id: 'asc' } });
  return rows.map(sourceOfRow);
}

/** The columns of what a person enters for a source. */
export function sourceColumns(input: SourceInput) {
  return { ...input, publishedOn: input.publishedOn === null ? null : new Date(input.publishedOn) };
}

/** Stores a new source and gives its row. */
export async function insertSource(
  tx: Transaction,
  key: { id: string; deskId: string; createdById: string },
  input: SourceInput,
): Promise<Row> {
  return tx.source.create({ data: { ...key, ...sourceColumns(input) } });
}

/**
 * Two people who add the same address at once wait for each other here; the second finds the first's source. So does whoever brings in many. Several
 * are locked in one call: in one order for all, so that of two neither waits for the other in turn.
 */
export async function lockAddresses(tx: Transaction, deskId: string, addresses: readonly string[]): Promise<void> {
  if (addresses.length === 0) return;
  await shareLock(tx, 'sourceAddresses', deskId);
  for (const address of [...new Set(addresses)].sort()) {
    await takeLock(tx, 'sourceAddress', `${deskId} ${address}`);
  }
}

/** All addresses of a desk at once, in one lock: an archive may bring more than the database has room to lock one by one. For short transactions. */
export async function lockAllAddresses(tx: Transaction, deskId: string): Promise<void> {
  await takeLock(tx, 'sourceAddresses', deskId);
}

/** Another source of the desk with this address, the oldest, or null. */
export async function findTwin(tx: Transaction, deskId: string, url: string, id: string): Promise<{ id: string; title: string } | null> {
  return tx.source.findFirst({ where: { deskId, url, id: { not: id } }, orderBy: { id: 'asc' }, select: { id: true, title: true } });
}
