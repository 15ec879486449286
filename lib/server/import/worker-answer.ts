import type { ErrorCode } from '@/lib/domain/errors';
import type { ImportDraft } from '@/lib/domain/import/draft';
import type { ReadArchive } from './archive-file';
import type { ComparedTexts, TextsToCompare } from './compare-texts';

/** What a reader task asks of the worker thread. */
export type WorkerTask =
  | { kind: 'file'; format: string; bytes: Uint8Array }
  | { kind: 'paste'; text: string; html?: string }
  | { kind: 'archive'; bytes: Uint8Array; deskId: string; name: string }
  | { kind: 'comparison'; texts: TextsToCompare };

/**
 * What the worker thread says: the draft, the archive or the comparison, or why the file was refused. Errors lose their class between threads, so a refusal
 * is plain.
 */
export type WorkerAnswer =
  | { draft: ImportDraft }
  | { archive: ReadArchive }
  | { comparison: ComparedTexts }
  | { refusal: { code: ErrorCode; sentence: string; details: Record<string, unknown> } };
