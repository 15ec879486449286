import { DomainError } from '@/lib/domain/errors';
import { ofProcess } from '../of-process';
import type { Work } from './write-article';

/** How many writers of one article may wait in memory. Each waits without a connection, so this bounds memory, not the pool. */
const MAX_WAITING = 200;
/** How many of them may be one person's, in however many tabs: whatever they send, others have a place. */
const MAX_WAITING_EACH = 50;
/** So many write in one transaction at most: the first of them waits for the last. */
const MAX_TOGETHER = 16;

/** Somebody who waits for a turn: with work that may be shared, or with none that the queue knows. */
interface Waiting {
  work: Work | null;
  /** Never fails: it tells each its end. `works` are those that have this turn together, with its own. */
  start(works: readonly Work[]): Promise<void>;
}

interface Queue {
  waiting: Waiting[];
  /** Those who wait, and those who write now. */
  count: number;
}

const queues = ofProcess('writers', () => new Map<string, Queue>());

/**
 * Runs `write` when all earlier writers of the article in this process are done. Only the head of the queue takes a connection
 * and the row lock; without this, waiting writers fill the pool and stop everybody. A full queue is refused (`busy`), and so is who has a quarter of it.
 */
export function queueForArticle<T>(articleId: string, write: () => Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    enqueue(articleId, { work: null, start: () => write().then(resolve, reject) }, reject);
  });
}

/**
 * The same for work that may share its turn: `write` gets it with what waits right behind it and may be shared too. It never fails, and tells each
 * work its end.
 */
export function queueWork(articleId: string, work: Work, write: (works: readonly Work[]) => Promise<void>): void {
  enqueue(articleId, { work, start: write }, work.refuse);
}

function enqueue(articleId: string, one: Waiting, refuse: (error: unknown) => void): void {
  const queue = queues.get(articleId) ?? { waiting: [], count: 0 };
  const refusal = whyNotQueued(queue, one.work?.actor?.id);
  if (refusal !== null) {
    refuse(new DomainError('busy', refusal));
    return;
  }
  queue.waiting.push(one);
  queue.count += 1;
  if (queues.has(articleId)) return;
  queues.set(articleId, queue);
  void drain(articleId, queue);
}

function whyNotQueued({ waiting, count }: Queue, personId: string | undefined): string | null {
  if (count >= MAX_WAITING) return 'Too many people write in this article at once. Nothing was lost; it is sent again.';
  const isMuch = personId !== undefined && waiting.filter(({ work }) => work?.actor?.id === personId).length >= MAX_WAITING_EACH;
  return isMuch ? 'Much of yours waits to be saved in this article. Nothing was lost; it is sent again.' : null;
}

async function drain(articleId: string, queue: Queue): Promise<void> {
  for (let first = queue.waiting[0]; first; first = queue.waiting[0]) {
    const turn = queue.waiting.splice(0, countTogether(queue.waiting));
    await first.start(turn.flatMap(({ work }) => work ?? []));
    queue.count -= turn.length;
  }
  queues.delete(articleId);
}

/** How many of those who wait have the next turn: one, or as many as may share it. */
function countTogether(waiting: readonly Waiting[]): number {
  const alone = waiting.findIndex(({ work }) => !work?.isShared);
  return Math.max(1, Math.min(MAX_TOGETHER, alone < 0 ? waiting.length : alone));
}
