import type { ArticleState } from '@/lib/domain/article-state';
import type { Loss } from '@/lib/domain/contract/exports';
import { DomainError } from '@/lib/domain/errors';
import { lossOfLongJournal } from '@/lib/domain/export/archive';
import type { ExportFormat } from '@/lib/domain/export/export-input';
import { exportFormatOf, reportOnExport } from '@/lib/domain/export/formats';
import { MAX_ARCHIVE_BYTES } from '@/lib/domain/import/import-limits';
import type { Actor } from '@/lib/domain/people/permissions';
import { seenBy } from '@/lib/domain/talk/query';
import { sayMegabytes } from '@/lib/domain/text/say-count';
import { readNow } from '../journal/read';
import { readExportInput } from './export-input';
import { isLongArchive, keepsJournalBack, writeArchive } from './write-archive';

/** A file as it is sent: an archive is written while it is read. */
export interface ExportedFile {
  fileName: string;
  mediaType: string;
  content: string | ReadableStream<Uint8Array<ArrayBuffer>>;
}

/** What an archive is asked to lack. */
interface Without {
  journal?: 'none' | undefined;
}

/**
 * The article as this person sees it, written in a format of the table. A format that is not there is `invalid`; an archive that no import would
 * take for its journal is `too-large`, unless it is asked for without.
 */
export async function exportArticle(actor: Actor, articleId: string, formatId: string, { journal }: Without = {}): Promise<ExportedFile> {
  const { state, viewer } = await readNow(actor, articleId);
  const format = formatOf(formatId);
  const seen = seenBy(state, viewer);
  if (format.id !== 'archive') {
    const { fileName, mediaType, content } = format.write({ ...(await readExportInput(seen)), keepsDraftsBack: false });
    return { fileName, mediaType, content };
  }
  // A journal is whole or it is none: what is kept from this person cannot be left out of it, also when the draft was sent since.
  const hasJournal = journal !== 'none' && !(await keepsJournalBack(state, viewer));
  if (hasJournal && (await isLongArchive(state, MAX_ARCHIVE_BYTES))) throw tooLong();
  return { ...reportedFile(format, seen), content: await writeArchive(seen, hasJournal) };
}

/**
 * What a file will be called and will not hold, to be said before it is made, and that it has to be asked for without its journal. A format that is
 * not there is `invalid`.
 */
export async function reportExport(
  actor: Actor,
  articleId: string,
  formatId: string,
): Promise<{ fileName: string; loss: Loss[]; journal?: 'none' }> {
  const { state, viewer } = await readNow(actor, articleId);
  const format = formatOf(formatId);
  const keepsDraftsBack = format.id === 'archive' && (await keepsJournalBack(state, viewer));
  const { fileName, loss } = reportOnExport(format, { state: seenBy(state, viewer), keepsDraftsBack });
  const isTooLong = format.id === 'archive' && !keepsDraftsBack && (await isLongArchive(state, MAX_ARCHIVE_BYTES));
  return isTooLong ? { fileName, loss: [...loss, lossOfLongJournal(MAX_ARCHIVE_BYTES)], journal: 'none' } : { fileName, loss };
}

function formatOf(formatId: string): ExportFormat {
  const format = exportFormatOf(formatId);
  if (format === null) throw new DomainError('invalid', 'Galley does not export to that format.');
  return format;
}

const reportedFile = (format: ExportFormat, state: ArticleState) => ({
  fileName: reportOnExport(format, { state, keepsDraftsBack: false }).fileName,
  mediaType: format.mediaType,
});

const tooLong = () =>
  new DomainError(
    'too-large',
    `With its history this archive would be over ${sayMegabytes(MAX_ARCHIVE_BYTES)}, the most that an import takes. Export it without its history, or make an audit dossier, which holds all of it.`,
  );
