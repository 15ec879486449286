// `npm start` and `npm run dev`: from a fresh clone to a served app, and its watch until the end.
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { readAddress, refuseTakenPort } from './address.mjs';
import { onEnding } from './ending.mjs';
import { releaseLock, takeLock } from './lock.mjs';
import { closeEmbedded, openDatabase } from './open-database.mjs';
import { ensurePostgres } from './pg.mjs';
import { holdPackages, prepareBuild, preparePackages, spawnBundleWorker, workerFile } from './prepare.mjs';
import { Refusal, toldOf } from './refusal.mjs';
import { serve, waitUntilHealthy } from './serve.mjs';
import { dataRoot, keptSecret, root, say, setting, startLock } from './surroundings.mjs';

const lockPatienceMs = 3000;
const watchEveryMs = 1000;
// A development server makes its pages first, on a busy machine for minutes.
const readyLimitMs = { start: 60_000, dev: 300_000 };
const restartsAllowed = 3;
const restartWindowMs = 60_000;

/** Serves the production build until it is told to stop. Resolves to the exit code. */
export const start = () => serveUntilEnd('start', setting('NEXT_DIST') ?? '.next');

/** The same with Next's development server, on the same database. */
export const dev = () => serveUntilEnd('dev', setting('NEXT_DIST') ?? '.next-dev');

async function serveUntilEnd(mode, dist) {
  const address = readAddress();
  await takeStartLock(address);
  try {
    if (dataRoot !== path.join(root, '.galley')) say(`The data folder is ${dataRoot}.`);
    await refuseTakenPort(address);
    await preparePackages();
    const leavePackages = holdPackages({ url: address.url });
    try {
      return await serveFrom(mode, dist, address);
    } finally {
      leavePackages();
    }
  } finally {
    releaseLock(startLock);
  }
}

async function serveFrom(mode, dist, address) {
  // Built first: an older Galley does not work on newer tables, and would have nothing in its place if the build failed.
  const prepare = () => (mode === 'start' ? prepareBuild(dist) : spawnBundleWorker(workerFile(dist)));
  const database = await openDatabase({ prepare });
  try {
    return await watch(mode, dist, address, database);
  } finally {
    await closeEmbedded(database.postgres);
  }
}

async function takeStartLock({ url }) {
  // A launcher whose npm was killed needs a moment to notice and to end in order.
  for (const giveUp = Date.now() + lockPatienceMs; ; await wait(100)) {
    const holder = takeLock(startLock, { url });
    if (!holder) return;
    if (Date.now() > giveUp) {
      throw new Refusal(
        `Galley already runs here: ${holder.url}, process ${holder.pid}. Stop it first, or set GALLEY_DATA_DIR and PORT for a second one.`,
      );
    }
  }
}

async function watch(mode, dist, address, database) {
  // Asked only from here on: until now a signal may simply end us, and the leash ends what we started.
  const end = onEnding();
  const env = appEnvironment(dist, address, database.url);
  const crashes = [];
  let app = serve(mode, address, env);
  const stopWatching = database.postgres ? watchPostgres(database.postgres) : () => {};
  try {
    await Promise.race([waitUntilHealthy(app, address, readyLimitMs[mode]), end.asked]);
    if (!end.isAsked()) await announce(address, database.url);
    for (;;) {
      await Promise.race([app.gone, end.asked]);
      if (end.isAsked()) return 0;
      crashes.push(Date.now());
      if (crashes.filter((at) => at > Date.now() - restartWindowMs).length > restartsAllowed)
        throw new Refusal('The app keeps ending; its last lines say why.');
      say('The app ended by itself; starting it again.');
      app = serve(mode, address, env);
    }
  } finally {
    stopWatching();
    await app.stop();
  }
}

function appEnvironment(dist, address, url) {
  return {
    NEXT_DIST: dist,
    GALLEY_IMPORT_WORKER: workerFile(dist),
    DATABASE_URL: url,
    // As it stands: one with a space at its end would be another key, and sign everyone out.
    NEXTAUTH_SECRET: setting('NEXTAUTH_SECRET')
      ? process.env.NEXTAUTH_SECRET
      : keptSecret(path.join(dataRoot, 'secret'), () => randomBytes(32).toString('hex')),
    NEXTAUTH_URL: setting('NEXTAUTH_URL') ?? address.url,
  };
}

async function announce({ url }, databaseUrl) {
  const { renewSetupCode } = await import('./setup-code.mjs');
  const code = await renewSetupCode(databaseUrl);
  say(`Galley is ready on ${url}`);
  if (!code) return;
  say(`Nobody is here yet. Open ${url}/setup and enter the set-up code ${code}`);
  say('To look around in an invented newsroom instead, run "npm run seed" in another terminal.');
}

/** Starts the embedded PostgreSQL again, on the same port, whenever it has died. Returns what ends the watch. */
function watchPostgres(postgres) {
  let isBusy = false;
  /** Why it could not be started the last time, as text; null while it runs. */
  let lastReason = null;
  const look = async () => {
    if (isBusy || postgres.isUp()) return;
    isBusy = true;
    if (lastReason === null) say('The database stopped; starting it again.');
    // However long it recovers: people keep what they write until then, and another start would not be quicker.
    const failure = await ensurePostgres({
      dataRoot,
      port: postgres.port,
      isPortFixed: true,
      recoveryMs: Number.POSITIVE_INFINITY,
      say,
    }).then(() => null, toldOf);
    const reason = failure === null ? null : String(failure);
    // A full disk may last for hours: say it once, and once when it is over.
    if (reason === null) say('The database runs again.');
    else if (reason !== lastReason) say(failure);
    lastReason = reason;
    isBusy = false;
  };
  const timer = setInterval(look, watchEveryMs);
  return () => clearInterval(timer);
}
