import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { DomainError } from '@/lib/domain/errors';
import type { ImportDraft } from '@/lib/domain/import/draft';
import { refusals } from '@/lib/domain/import/refusals';
import { ofProcess } from '../of-process';
import { noTurns, takeTurn } from '../turns';
import type { ReadArchive } from './archive-file';
import type { ComparedTexts, TextsToCompare } from './compare-texts';
import { MAX_IMPORTS } from './count-imports';
import type { WorkerAnswer, WorkerTask } from './worker-answer';

const MAX_RUNNING = 2;
const MAX_WAITING = MAX_IMPORTS - MAX_RUNNING;

/** What one task may take, and how it is refused that takes longer. */
interface Limit {
  seconds: number;
  heapMegabytes: number;
  tooSlow: (seconds: number) => DomainError;
}

const limits = {
  file: { seconds: 10, heapMegabytes: 512, tooSlow: refusals.tooSlow },
  paste: { seconds: 10, heapMegabytes: 512, tooSlow: refusals.pasteTooSlow },
  // An archive holds a whole journal, which is hashed and replayed entry by entry.
  archive: { seconds: 60, heapMegabytes: 2048, tooSlow: refusals.archiveTooSlow },
  // Two books that have nothing in common: every tag is looked for in all of the new one.
  comparison: { seconds: 60, heapMegabytes: 2048, tooSlow: refusals.tooSlowToCompare },
} satisfies Record<string, Limit>;

interface Patience {
  limitSeconds?: number;
  /** Aborted once nobody waits for the answer any more: the reader is ended then, or never begun, and its turn is the next one's. */
  gone?: AbortSignal | undefined;
}

const turns = ofProcess('readers', noTurns);
const rules = { maxRunning: MAX_RUNNING, maxWaiting: MAX_WAITING, busy: refusals.busy, calledOff: refusals.calledOff };

/**
 * Runs one reader in a thread of its own: at most two at once, eight waiting, 10 s and 512 MB each. `busy` when the queue is full, for who is gone, and
 * for what is not read in time. A file that takes more memory is `unreadable-file`; a bug in a reader throws.
 */
export async function runReader(task: Extract<WorkerTask, { kind: 'file' | 'paste' }>, patience?: Patience): Promise<ImportDraft> {
  return (await runInTurn(task, 'draft', limits[task.kind], patience)).draft;
}

/** The same for a Galley archive, which gets 60 s and 2 GB: reading one here would keep everybody waiting. */
export async function runArchiveReader(
  task: Omit<Extract<WorkerTask, { kind: 'archive' }>, 'kind'>,
  patience?: Patience,
): Promise<ReadArchive> {
  return (await runInTurn({ ...task, kind: 'archive' }, 'archive', limits.archive, patience)).archive;
}

/** The same for the comparison of two versions of a text, with 60 s and 2 GB. One that breaks a limit is `too-large`. */
export async function runComparison(texts: TextsToCompare, patience: Patience = {}): Promise<ComparedTexts> {
  const { limitSeconds = limits.comparison.seconds } = patience;
  const answer = await runInTurn({ kind: 'comparison', texts }, 'comparison', limits.comparison, patience).catch((error: unknown) => {
    // The limit of memory has the sentence of files.
    throw error instanceof DomainError && error.code === 'unreadable-file' ? refusals.tooSlowToCompare(limitSeconds) : error;
  });
  return answer.comparison;
}

type AnswerWith<Name extends string> = Extract<WorkerAnswer, Record<Name, unknown>>;

const isWith = <Name extends string>(answer: WorkerAnswer, name: Name): answer is AnswerWith<Name> => name in answer;

/** What the worker answers to a task, which is called `name` in it. */
async function runInTurn<Name extends 'draft' | 'archive' | 'comparison'>(
  task: WorkerTask,
  name: Name,
  limit: Limit,
  { limitSeconds = limit.seconds, gone }: Patience = {},
): Promise<AnswerWith<Name>> {
  const handOn = await takeTurn(turns, rules, { gone });
  try {
    if (gone?.aborted) throw refusals.calledOff();
    const answer = await runWorker(task, { ...limit, seconds: limitSeconds }, gone);
    if ('refusal' in answer) throw new DomainError(answer.refusal.code, answer.refusal.sentence, answer.refusal.details);
    if (isWith(answer, name)) return answer;
    throw new Error(`the import worker answered with no ${name}`);
  } finally {
    handOn();
  }
}

function runWorker(task: WorkerTask, { seconds, heapMegabytes, tooSlow }: Limit, gone?: AbortSignal): Promise<WorkerAnswer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile(), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
      // Readers need nothing of the environment, and a file has no business with it.
      env: {},
      execArgv: [],
    });
    const timer = setTimeout(() => finish(() => reject(tooSlow(seconds))), seconds * 1_000);
    const leave = () => finish(() => reject(refusals.calledOff()));
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      gone?.removeEventListener('abort', leave);
      void worker.terminate();
      settle();
    };
    gone?.addEventListener('abort', leave, { once: true });
    worker.once('message', (answer: WorkerAnswer) => finish(() => resolve(answer)));
    worker.once('error', (error: Error & { code?: string }) =>
      finish(() => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? refusals.tooHeavy() : error)),
    );
    worker.once('exit', () => finish(() => reject(new Error('the import worker ended without an answer'))));
  });
}

// A bundler must not look for this file: it is made by scripts/bundle-worker.mjs.
function workerFile(): string {
  return process.env.GALLEY_IMPORT_WORKER || path.join(/* turbopackIgnore: true */ process.cwd(), '.galley', 'build', 'import-worker.mjs');
}
