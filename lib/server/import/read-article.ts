import type { ImportDraft } from '@/lib/domain/import/draft';
import { chooseFormat } from '@/lib/domain/import/formats';
import type { Pasted } from '@/lib/domain/import/readers';
import { runReader } from './reader-queue';

/**
 * Reads one article file into a draft; nothing is stored. Only a caller that has authorised may call it.
 * `unreadable-file` and `too-large` with the sentence for the person, also after 512 MB; `busy` after 10 s, if too many files wait,
 * and if nobody waits for this one any more (`gone`).
 */
export async function readArticleFile(
  file: { name: string; mediaType: string; bytes: Uint8Array },
  gone?: AbortSignal,
): Promise<ImportDraft> {
  const format = chooseFormat({ name: file.name, mediaType: file.mediaType, size: file.bytes.length });
  return runReader({ kind: 'file', format: format.id, bytes: file.bytes }, { gone });
}

/** Reads what was pasted into a draft; nothing is stored. The limits and errors of a file apply. */
export async function readPaste(pasted: Pasted, gone?: AbortSignal): Promise<ImportDraft> {
  return runReader({ kind: 'paste', text: pasted.text, ...(pasted.html !== undefined && { html: pasted.html }) }, { gone });
}
