import { onShutdown } from '../live/shutdown';
import { log } from '../log';
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
  let isStopped = false;
  let timer: ReturnType<typeof setTimeout>;
  const next = () => {
    if (!isStopped) timer = setTimeout(look, ROUND_MS).unref();
  };
  const mailAll = async () => {
    for (const mail of [mailQueries, mailInboxes]) {
      await mail(
        () => new Date(),
        () => isStopped,
      );
    }
  };
  const look = () => {
    mailAll()
      // The database is away: what is due is due in the next round.
      .catch((error: unknown) => log.warn({ err: error }, 'It could not be seen whom to mail about their inbox or queries'))
      .finally(next);
  };
  onShutdown(() => {
    isStopped = true;
    clearTimeout(timer);
  });
  next();
}
