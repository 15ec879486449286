import { z } from 'zod';
import { DomainError } from '@/lib/domain/errors';
import type { EntryInput } from '@/lib/domain/journal/entry';
import { type Actor, may } from '@/lib/domain/people/permissions';
import { SourceInput } from '@/lib/domain/sources/source-input';
import { Uuid } from '@/lib/domain/uuid';
import type { Transaction } from '../database';
import { findTwin, insertSource, lockAddresses } from '../sources/source-rows';
import type { ArticleHead } from './article-row';

/** An evidence entry may bring its source along, so that a source made offline needs no request of its own. */
const BringsSource = z.object({ sourceId: Uuid, newSource: SourceInput.optional() }).loose();

/** Locks the addresses that entries bring, all at once: one by one, as they are stored, two batches could wait for each other. */
export async function lockLinkedAddresses(tx: Transaction, { deskId }: ArticleHead, entries: readonly EntryInput[]): Promise<void> {
  const brought = entries.flatMap(({ type, payload }) =>
    type === 'evidence.linked' ? (BringsSource.safeParse(payload).data?.newSource?.url ?? []) : [],
  );
  await lockAddresses(tx, deskId, brought);
}

/**
 * The payload of an entry as it is to be decided. An `evidence.linked` that brings a new source stores it in the article's desk under the id that it names,
 * or names the desk's source in its place that has this address; one that names a stored source must name one of this desk or one that the article rests on
 * already (`not-found`).
 */
export async function linkSource(tx: Transaction, actor: Actor, head: ArticleHead, input: EntryInput): Promise<unknown> {
  if (input.type !== 'evidence.linked') return input.payload;
  const { newSource, ...payload } = BringsSource.parse(input.payload);
  const stored = await tx.source.findUnique({ where: { id: payload.sourceId } });
  if (!stored && newSource) {
    const { url } = newSource;
    if (url !== null) await lockAddresses(tx, head.deskId, [url]);
    const twin = url === null ? null : await findTwin(tx, head.deskId, url, payload.sourceId);
    // One page is one source, whoever wrote down its address first: two would count as two that are independent.
    if (twin) return { ...payload, sourceId: twin.id };
    await insertSource(tx, { id: payload.sourceId, deskId: head.deskId, createdById: actor.id }, newSource);
    return payload;
  }
  const isInUse = async () => (await tx.evidence.count({ where: { sourceId: payload.sourceId, articleId: head.id } })) > 0;
  if (stored && (stored.deskId === head.deskId || (await isInUse()))) return payload;
  throw await noSource(tx, actor, stored);
}

/** Who may know the source hears where it belongs: a colleague may have moved the article while it was looked for. To others there is none. */
async function noSource(tx: Transaction, actor: Actor, stored: { deskId: string; title: string } | null): Promise<DomainError> {
  if (!stored || !may(actor, 'read article', { deskId: stored.deskId })) return new DomainError('not-found', 'That source does not exist.');
  const { name } = await tx.desk.findUniqueOrThrow({ where: { id: stored.deskId }, select: { name: true } });
  return new DomainError(
    'not-found',
    `This article is on another desk now; “${stored.title}” is a source of ${name}. Link it once more, by its link or its title, to add it here.`,
  );
}
