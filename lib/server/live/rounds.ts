import { log } from '../log';
import { onShutdown } from './shutdown';

interface Rounds {
  firstMs: number;
  /** So long after a round that failed comes the next. */
  retryMs: number;
  /** What the log says of one that failed. */
  failure: string;
}

/**
 * Calls `look` after `firstMs`, and again each time so many milliseconds after its end as it answers; no more after null. Until the process is told to
 * stop, which `isStopped` says to a round that is under way, or until the way to stop it that this gives is called. Rounds keep no process alive.
 */
export function startRounds(look: (isStopped: () => boolean) => Promise<number | null>, { firstMs, retryMs, failure }: Rounds): () => void {
  let isStopped = false;
  let timer: ReturnType<typeof setTimeout>;
  const next = (afterMs: number | null) => {
    if (!isStopped && afterMs !== null) timer = setTimeout(round, afterMs).unref();
  };
  const round = () => {
    look(() => isStopped).then(next, (err: unknown) => {
      log.warn({ err }, failure);
      next(retryMs);
    });
  };
  const stop = () => {
    isStopped = true;
    clearTimeout(timer);
  };
  onShutdown(stop);
  next(firstMs);
  return stop;
}
