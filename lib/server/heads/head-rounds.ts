import { onShutdown } from '../live/shutdown';
import { log } from '../log';
import { publishHeads } from './head-delivery';
import { headSettings } from './head-settings';

const ROUND_MS = 60_000;
/** Also a server that is restarted all day publishes. */
const FIRST_MS = 1_000;

/**
 * From now on looks every minute whether the ends of journals are to be published, until the process is told to stop; where no place for them is
 * set nothing happens. Gives the way to stop it.
 */
export function startHeadRounds(): () => void {
  const { file, address } = headSettings();
  if (file === null && address === null) return () => undefined;
  let isStopped = false;
  let timer: ReturnType<typeof setTimeout>;
  const next = (afterMs = ROUND_MS) => {
    if (!isStopped) timer = setTimeout(look, afterMs).unref();
  };
  const look = () => {
    publishHeads(() => new Date())
      // The database is away: what is due is due in the next round.
      .catch((error: unknown) => log.warn({ err: error }, 'The heads of journals could not be read'))
      .finally(() => next());
  };
  const stop = () => {
    isStopped = true;
    clearTimeout(timer);
  };
  onShutdown(stop);
  next(FIRST_MS);
  return stop;
}
