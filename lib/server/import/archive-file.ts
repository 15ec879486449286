import { v7 as uuidv7 } from 'uuid';
import { MAX_TITLE_CHARS } from '@/lib/domain/articles/article-details';
import type { ArchivePreview } from '@/lib/domain/contract/imports';
import { readArchive } from '@/lib/domain/import/archive';
import { type ArchiveImport, prepareArchiveImport } from '@/lib/domain/import/archive-import';
import { sayLeftBehind } from '@/lib/domain/import/left-behind';
import { refusals } from '@/lib/domain/import/refusals';
import { listAnnotations } from '@/lib/domain/tags/text-order';
import { headlineOf } from '@/lib/domain/text/article-text';
import { countBlockWords } from '@/lib/domain/text/article-words';
import { inBrief } from '@/lib/domain/text/in-brief';

/** What an archive becomes, as plain values: the worker thread hands it over. */
export interface ReadArchive extends ArchiveImport {
  preview: Omit<ArchivePreview, 'warnings'>;
  /** What of it stays in the file for everyone, as a sentence. */
  leftBehind: string | null;
}

/** A Galley archive read, checked and made ready for a desk, with new ids. `unreadable-file` if it is damaged or none. Runs in the worker thread. */
export function readArchiveFile(bytes: Uint8Array, { deskId, name }: { deskId: string; name: string }): ReadArchive {
  const contents = readArchive(decode(bytes));
  const { archive, state } = contents;
  const preview = {
    title: inBrief(headlineOf(state.doc), MAX_TITLE_CHARS),
    byline: state.details.byline,
    wordCount: countBlockWords(state.doc),
    tagCount: listAnnotations(state).filter(({ label }) => label !== null).length,
    sourceCount: archive.sources.length,
    deskName: archive.deskName,
    exportedAt: archive.exportedAt,
  };
  return {
    preview,
    leftBehind: sayLeftBehind(state),
    ...prepareArchiveImport(contents, { newId: uuidv7, deskId, keepsIds: false, fileName: name }),
  };
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    // The decoder's only word for "not UTF-8".
    throw error instanceof TypeError ? refusals.wrongEncoding() : error;
  }
}
