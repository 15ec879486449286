// A PostgreSQL that was killed first does again what its log has, and that of a large database can take minutes. It runs meanwhile and refuses everybody
// with 57P03, cannot_connect_now: https://www.postgresql.org/docs/current/errcodes-appendix.html
import { setTimeout as wait } from 'node:timers/promises';
import { Refusal } from './refusal.mjs';

const tryEveryMs = 500;
const sayEveryMs = 10_000;
/** A start of a few moments is not worth a line. */
const silentMs = 2_000;

/** Whether that is the answer of a PostgreSQL that runs and takes no connections yet. */
export const isRecovering = (error) => error.code === '57P03';

/**
 * What `connect` gives once its server takes connections: at once unless it recovers from a crash, which is said, with a sign of life every ten
 * seconds. Throws what `connect` throws unless `isWaitedFor`, and a Refusal after `patienceMs`: the recovery goes on without us.
 */
export async function awaitConnections(connect, { isWaitedFor = isRecovering, patienceMs = 600_000, say = (_line) => {} } = {}) {
  const since = Date.now();
  for (let sayAt = since + silentMs; ; await wait(tryEveryMs)) {
    try {
      return await connect();
    } catch (error) {
      if (!isWaitedFor(error)) throw error;
    }
    const waitedMs = Date.now() - since;
    if (waitedMs >= patienceMs)
      throw new Refusal('The database is still recovering from a crash. It goes on by itself; start again when it is done.');
    if (Date.now() < sayAt) continue;
    say(`The database is recovering from a crash; waiting for it … ${Math.round(waitedMs / 1000)} s`);
    sayAt = Date.now() + sayEveryMs;
  }
}
