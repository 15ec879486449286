import { startRounds } from '../live/rounds';
import { mailSettings } from '../mail';
import { mailInboxes } from './inbox-mail';
import { mailQueries } from './query-mail';

const ROUND_MS = 10_000;

/**
 * From now on looks every ten seconds whom to mail about their inbox and about queries, until the process is told to stop; in a house without mail nothing
 * happens. A mail that is under way when the process stops is settled, or tried again by another later.
 */
export function startMailRounds(): void {
  if (mailSettings() === null) return;
  const mailAll = async (isStopped: () => boolean) => {
    for (const mail of [mailQueries, mailInboxes]) await mail(() => new Date(), isStopped);
    return ROUND_MS;
  };
  // The database is away: what is due is due in the next round.
  startRounds(mailAll, { firstMs: ROUND_MS, retryMs: ROUND_MS, failure: 'It could not be seen whom to mail about their inbox or queries' });
}
