import { startRounds } from '../live/rounds';
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
  const look = async () => {
    await publishHeads(() => new Date());
    return ROUND_MS;
  };
  // The database is away: what is due is due in the next round.
  return startRounds(look, { firstMs: FIRST_MS, retryMs: ROUND_MS, failure: 'The heads of journals could not be read' });
}
