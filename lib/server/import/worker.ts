import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { DomainError } from '@/lib/domain/errors';
import type { ImportFormatId } from '@/lib/domain/import/formats';
import { readers, readPasted } from '@/lib/domain/import/readers';
import { readArchiveFile } from './archive-file';
import { compareTexts, type TextsToCompare } from './compare-texts';
import type { WorkerAnswer } from './worker-answer';

// Runs in a worker thread of its own, so that a file that takes all memory or all time takes only this thread's.
const Task = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('file'),
    format: z.custom<ImportFormatId>((id) => typeof id === 'string' && id in readers),
    bytes: z.instanceof(Uint8Array),
  }),
  z.object({ kind: z.literal('paste'), text: z.string(), html: z.string().optional() }),
  z.object({ kind: z.literal('archive'), bytes: z.instanceof(Uint8Array), deskId: z.string(), name: z.string() }),
  // Of the server's own making: both docs have been read by the schema, and twenty thousand anchors by the journal.
  z.object({ kind: z.literal('comparison'), texts: z.custom<TextsToCompare>() }),
]);

async function answer(): Promise<WorkerAnswer> {
  const task = Task.parse(workerData);
  try {
    if (task.kind === 'archive') return { archive: readArchiveFile(task.bytes, task) };
    if (task.kind === 'comparison') return { comparison: compareTexts(task.texts) };
    const draft = task.kind === 'file' ? await readers[task.format](task.bytes) : readPasted(task);
    return { draft };
  } catch (error) {
    if (error instanceof DomainError) return { refusal: { code: error.code, sentence: error.message, details: error.details } };
    throw error; // A bug: the thread ends with it, and the server logs it.
  }
}

parentPort?.postMessage(await answer());
