import { DomainError } from '@/lib/domain/errors';

/** How many writers of one article may wait in memory. Each waits without a connection, so this bounds memory, not the pool. */
const MAX_WAITING = 200;

interface Queue {
  tail: Promise<unknown>;
  waiting: number;
}

const shared: typeof globalThis & { galleyWriters?: Map<string, Queue> } = globalThis;
// Next loads this module once for each bundle; the queue must be one for the process.
shared.galleyWriters ??= new Map();
const queues = shared.galleyWriters;

/**
 * Runs `write` when all earlier writers of the article in this process are done. Only the head of the queue takes a connection
 * and the row lock; without this, waiting writers fill the pool and stop everybody. A full queue is refused (`busy`).
 */
export async function queueForArticle<T>(articleId: string, write: () => Promise<T>): Promise<T> {
  const queue = queues.get(articleId) ?? { tail: Promise.resolve(), waiting: 0 };
  if (queue.waiting >= MAX_WAITING)
    throw new DomainError('busy', 'Too many people write in this article at once. Nothing was lost; it is sent again.');
  queues.set(articleId, queue);
  queue.waiting += 1;
  const turn = queue.tail.then(write, write);
  queue.tail = turn.catch(() => undefined);
  try {
    return await turn;
  } finally {
    queue.waiting -= 1;
    if (queue.waiting === 0) queues.delete(articleId);
  }
}
