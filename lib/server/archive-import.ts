import type { ArticleSummary } from '@/lib/domain/contract/articles';
import { type ArchivePreview, MAX_ARCHIVE_BYTES } from '@/lib/domain/contract/imports';
import { refusals } from '@/lib/domain/import/refusals';
import type { Actor } from '@/lib/domain/people/permissions';
import type { Evidence } from '@/lib/domain/sources/evidence';
import type { Source } from '@/lib/domain/sources/source';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { isQuery } from '@/lib/domain/talk/query';
import { authorizeNew, ownerOf, storeOnce } from './article-store';
import { authorize } from './authorize';
import { prisma, type Transaction } from './database';
import type { ReadArchive } from './import/archive-file';
import { runArchiveReader } from './import/reader-queue';
import { sourceColumns, sourceOfRow } from './source-rows';

type ReadBytes = (maxBytes: number) => Promise<Uint8Array>;

/** What a Galley archive holds. Nothing is stored. An archive that is damaged or none: `unreadable-file`; over 100 MB: `too-large`. */
export async function previewArchive(actor: Actor, deskId: string, readBytes: ReadBytes): Promise<ArchivePreview> {
  await authorizeNew(actor, deskId);
  const { preview } = await archiveOf(readBytes, { deskId, name: '' });
  return preview;
}

/**
 * An article equal to the archived one, in a desk, with a journal of its own. Everything gets a new id; people of the archive are named, not
 * taken for people of this house. Bringing tags, sources, verdicts, requests for a reply, comments or suggestions takes the rights to give them. Sent again with the same id it is still one article.
 */
export async function createFromArchive(
  actor: Actor,
  { id, deskId, name }: { id: string; deskId: string; name: string },
  readBytes: ReadBytes,
): Promise<ArticleSummary> {
  await authorizeNew(actor, deskId);
  const { imported, sources } = await archiveOf(readBytes, { deskId, name });
  const { annotations } = imported;
  if (annotations.length > 0 || sources.length > 0 || imported.replyRequests) authorize(actor, 'tag', { deskId, own: true });
  if (imported.threads) authorize(actor, 'comment', { deskId, own: true });
  if (imported.suggestions) authorize(actor, 'suggest words', { deskId, own: true });
  if (imported.threads?.some(isQuery)) authorize(actor, 'ask author', { deskId, own: true });
  if (annotations.some(({ verdict }) => verdict !== null)) authorize(actor, 'give verdict', { deskId, own: true });
  const details = { ...imported.details, authorId: ownerOf(actor, deskId), isArchived: false };
  const twins = await findTwins(deskId, sources);
  const article = { ...imported, details, annotations: annotations.map((one) => onTwins(one, twins)) };
  return storeOnce(actor, id, article, (tx) =>
    insertSources(
      tx,
      actor,
      sources.filter((source) => !twins.has(source.id)),
    ),
  );
}

/** The desk's own sources that are the same to the letter as those of the archive, by the archive's id: they are used, not doubled. */
async function findTwins(deskId: string, sources: readonly Source[]): Promise<Map<string, string>> {
  const rows = await prisma.source.findMany({ where: { deskId, title: { in: sources.map(({ title }) => title) } } });
  const stored = new Map(rows.map((row) => [sameness(sourceOfRow(row)), row.id]));
  const twins = new Map<string, string>();
  for (const source of sources) {
    const twin = stored.get(sameness(source));
    if (twin !== undefined) twins.set(source.id, twin);
  }
  return twins;
}

const sameness = ({ title, url, type, author, publisher, publishedOn, note }: Source) =>
  JSON.stringify([title, url, type, author, publisher, publishedOn, note]);

function onTwins(annotation: Annotation, twins: ReadonlyMap<string, string>): Annotation {
  const onTwin = (one: Evidence): Evidence => ({ ...one, sourceId: twins.get(one.sourceId) ?? one.sourceId });
  return { ...annotation, evidence: annotation.evidence.map(onTwin), removedEvidence: annotation.removedEvidence.map(onTwin) };
}

async function archiveOf(readBytes: ReadBytes, target: { deskId: string; name: string }): Promise<ReadArchive> {
  const bytes = await readBytes(MAX_ARCHIVE_BYTES);
  if (bytes.length === 0) throw refusals.empty();
  return runArchiveReader({ bytes, ...target });
}

async function insertSources(tx: Transaction, actor: Actor, sources: readonly Source[]): Promise<void> {
  await tx.source.createMany({
    data: sources.map(({ createdAt, updatedAt, ...source }) => ({
      ...sourceColumns(source),
      id: source.id,
      deskId: source.deskId,
      createdById: actor.id,
      createdAt: new Date(createdAt),
      updatedAt: new Date(updatedAt),
    })),
  });
}
