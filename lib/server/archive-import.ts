import { v7 as uuidv7 } from 'uuid';
import { listAnnotations } from '@/lib/domain/article-state';
import { countBlockWords } from '@/lib/domain/article-words';
import type { ArticleSummary } from '@/lib/domain/contract/articles';
import { type ArchivePreview, MAX_ARCHIVE_BYTES } from '@/lib/domain/contract/imports';
import { type ArchiveContents, readArchive } from '@/lib/domain/import/archive';
import { prepareArchiveImport } from '@/lib/domain/import/archive-import';
import { refusals } from '@/lib/domain/import/refusals';
import type { Actor } from '@/lib/domain/permissions';
import type { Source } from '@/lib/domain/source';
import { authorizeNew, ownerOf, storeOnce } from './article-store';
import { authorize } from './authorize';
import type { Transaction } from './database';
import { sourceColumns } from './source-rows';

type ReadBytes = (maxBytes: number) => Promise<Uint8Array>;

/** What a Galley archive holds. Nothing is stored. An archive that is damaged or none: `unreadable-file`; over 100 MB: `too-large`. */
export async function previewArchive(actor: Actor, deskId: string, readBytes: ReadBytes): Promise<ArchivePreview> {
  await authorizeNew(actor, deskId);
  const { archive, state } = await contentsOf(readBytes);
  return {
    title: state.doc.firstChild?.textContent ?? '',
    byline: state.details.byline,
    wordCount: countBlockWords(state.doc),
    tagCount: listAnnotations(state).filter(({ label }) => label !== null).length,
    sourceCount: archive.sources.length,
    deskName: archive.deskName,
    exportedAt: archive.exportedAt,
  };
}

/**
 * An article equal to the archived one, in a desk, with a journal of its own. Everything gets a new id; people of the archive are named, not
 * taken for people of this house. Bringing tags or verdicts takes the rights to give them. Sent again with the same id it is still one article.
 */
export async function createFromArchive(
  actor: Actor,
  { id, deskId, name }: { id: string; deskId: string; name: string },
  readBytes: ReadBytes,
): Promise<ArticleSummary> {
  await authorizeNew(actor, deskId);
  const contents = await contentsOf(readBytes);
  const annotations = [...contents.state.annotations.values()];
  if (annotations.length > 0) authorize(actor, 'tag', { deskId, own: true });
  if (annotations.some(({ verdict }) => verdict !== null)) authorize(actor, 'give verdict', { deskId, own: true });
  const { imported, sources } = prepareArchiveImport(contents, { newId: uuidv7, deskId, keepsIds: false, fileName: name });
  const details = { ...imported.details, authorId: ownerOf(actor, deskId), isArchived: false };
  return storeOnce(actor, id, { ...imported, details }, (tx) => insertSources(tx, actor, sources));
}

async function contentsOf(readBytes: ReadBytes): Promise<ArchiveContents> {
  const bytes = await readBytes(MAX_ARCHIVE_BYTES);
  if (bytes.length === 0) throw refusals.empty();
  try {
    return readArchive(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    // The decoder's only word for "not UTF-8".
    throw error instanceof TypeError ? refusals.wrongEncoding() : error;
  }
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
