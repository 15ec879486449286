import { ApiError } from '@/lib/api';

/** How long after an article did not open it is tried again. */
const TRY_AGAIN_MS = 10_000;

/**
 * Has an article opened again that did not open for a reason that passes: there was no answer, or the server was busy. When the line is back, or
 * after ten seconds, since the browser may know of no line that went. Gives the way to stop.
 */
export function openAgain(failure: unknown, open: () => void): () => void {
  if (!(failure instanceof ApiError) || !['unreachable', 'busy'].includes(failure.code)) return () => undefined;
  const stop = () => {
    clearTimeout(timer);
    window.removeEventListener('online', again);
  };
  const again = () => {
    stop();
    open();
  };
  const timer = setTimeout(again, TRY_AGAIN_MS);
  window.addEventListener('online', again);
  return stop;
}
