import { ApiError, call, callRaw } from '@/lib/api';
import { exportArticle, type Loss, readExportReport } from '@/lib/domain/contract/exports';
import { readWhole } from '@/lib/send';

/** So long the browser may take to begin with a file that it was given. */
const BEGUN_MS = 60_000;

/** What a format cannot hold of the article, and the way to save it all the same. Throws ApiError, and so does saving. */
export async function prepareExport(articleId: string, format: string): Promise<{ loss: Loss[]; save: () => Promise<void> }> {
  const { loss, fileName, journal } = await call(readExportReport, { params: { articleId }, query: { format } });
  return { loss, save: () => saveExport(articleId, { format, journal }, fileName) };
}

/**
 * Saves an article as a file. It is read before it is saved: a page that went to its address would make room for a refusal, or for the browser's
 * own page where the line is gone. Throws ApiError, as `call` does.
 */
export async function saveExport(
  articleId: string,
  query: { format: string; journal?: 'none' | undefined },
  fileName: string,
): Promise<void> {
  const response = await callRaw(exportArticle, { params: { articleId }, query });
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  await readWhole(response, (piece) => pieces.push(piece)).catch(() => {
    throw new ApiError('unreachable', 0, 'The file did not come whole. Export it again.');
  });
  const link = document.createElement('a');
  // Bytes of no kind: what an article holds is saved, never shown.
  link.href = URL.createObjectURL(new Blob(pieces, { type: 'application/octet-stream' }));
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), BEGUN_MS);
}
