// The embedded PostgreSQL: reused when it runs on the data folder, else started detached, so that it outlives a killed launcher
// and the next start finds it whole.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isAlive, withLock } from './lock.mjs';
import { placePostgres } from './pg-place.mjs';
import { beginUse, endUse } from './pg-users.mjs';
import { awaitConnections, isRecovering } from './recovery.mjs';
import { Refusal } from './refusal.mjs';

const majorVersion = '18';
const maxLogBytes = 10_000_000;
/** A start that takes longer than this is said to recover, and is waited for outside of the lock. */
const startPatienceSeconds = 5;

/**
 * A running PostgreSQL for the data folder `dataRoot`: `{ started, port, pid, url(database), isUp(), stop(), leave(hasClients), findFullDisk() }`.
 * It is in use by this process until this process ends or calls `leave`, which stops it where no other uses it and `hasClients` finds none connected.
 * `findFullDisk` gives the Refusal that says that there is no room, or null. `port` gives way to a free one when it is taken, unless
 * `isPortFixed` (an app already has its address). `isDurable: false` is for tests only: the cluster does not survive a power cut. It takes connections, also
 * where it had to recover from a crash first, for `recoveryMs` at most. Throws a Refusal when it cannot run.
 */
export async function ensurePostgres({
  dataRoot,
  port = 55432,
  isPortFixed = false,
  isDurable = true,
  recoveryMs = 600_000,
  say = (_line) => {},
}) {
  const place = placePostgres(dataRoot, { isDurable, say });
  try {
    const postgres = await ensureAt(place, { port, isPortFixed, isDurable, say });
    await awaitRecovered(place, postgres, { recoveryMs, say });
    return postgres;
  } catch (error) {
    // Our own small files do not fit either, the lock to begin with.
    if (error.code === 'ENOSPC') refuseFullDisk(place);
    throw error;
  }
}

/** As `ensurePostgres` gives it, the PostgreSQL that runs on the data folder by now; null where none does. None is made or started. */
export async function findPostgres({ dataRoot, isDurable = true }) {
  if (!fs.existsSync(dataRoot)) return null;
  const place = placePostgres(dataRoot, { isDurable, say: () => {} });
  const isRunning = () => runningPid(place.dataDir) !== null;
  if (!isRunning()) return null;
  return withLock(lockOf(place), () => (isRunning() ? joinCluster(place, { started: false, password: readPassword(place) }) : null));
}

function ensureAt(place, { port, isPortFixed, isDurable, say }) {
  return withLock(lockOf(place), async () => {
    refuseOtherOwner(place);
    refuseOtherVersion(place);
    if (!fs.existsSync(place.dataDir)) await makeCluster(place, { isDurable, say });
    const password = readPassword(place);
    const started = !runningPid(place.dataDir);
    if (started) await startCluster(place, port, { isPortFixed, isDurable });
    return joinCluster(place, { started, password });
  });
}

/** The cluster that runs in `place`, from here on in use by this process. The lock is held. */
async function joinCluster(place, { started, password }) {
  try {
    beginUse(place.folder);
  } catch (error) {
    if (started) await stopCluster(place);
    throw error;
  }
  const { pid, port } = readPidFile(place.dataDir);
  return {
    started,
    pid,
    port,
    url: (database) => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`,
    isUp: () => runningPid(place.dataDir) !== null,
    stop: () => stopCluster(place),
    findFullDisk: () => findFullDisk(place),
    leave: (hasClients) =>
      withLock(lockOf(place), async () => {
        if (endUse(place.folder) && runningPid(place.dataDir) && !(await hasClients())) await stopCluster(place);
      }),
  };
}

// Not within the lock: the recovery of a large database takes minutes, and who else needs it says so as well.
async function awaitRecovered(place, postgres, { recoveryMs, say }) {
  // Imported only now: `npm start` reads this file before node_modules is there.
  const { withClient } = await import('./database.mjs');
  // On a slow machine it may not listen yet either.
  const isWaitedFor = (error) => isRecovering(error) || (error.code === 'ECONNREFUSED' && postgres.isUp());
  try {
    await awaitConnections(() => withClient(postgres.url('postgres'), () => true), { isWaitedFor, patienceMs: recoveryMs, say });
  } catch (error) {
    if (postgres.isUp()) throw error;
    refuseFullDisk(place);
    throw new Refusal(`The database ended while it recovered; ${logOf(place)} says why.`);
  }
}

/** Held by who starts or stops the cluster, and who begins or ends to use it. */
const lockOf = ({ folder }) => path.join(folder, 'pg.lock');

const stopCluster = (place) => runProgram(place, 'pg_ctl', ['-D', place.dataDir, '-m', 'fast', '-w', 'stop']);

async function makeCluster(place, { isDurable, say }) {
  say('Making the database folder.');
  // Made aside and renamed, so that a killed initdb never looks like a cluster.
  const half = `${place.dataDir}.making`;
  fs.rmSync(half, { recursive: true, force: true });
  fs.mkdirSync(half, { mode: 0o700 });
  const handedOver = path.join(place.folder, 'pg-password.making');
  const password = randomBytes(24).toString('hex');
  writeSecret(place.passwordFile, password);
  writeSecret(handedOver, password);
  if (place.user.uid !== undefined) for (const each of [half, handedOver]) fs.chownSync(each, place.user.uid, place.user.gid);
  const encoding = ['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = ['-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${handedOver}`];
  const status = await runProgram(place, 'initdb', [
    '-D',
    half,
    ...encoding,
    ...access,
    '--no-instructions',
    // What it made stays until the room on the disk was measured.
    '--no-clean',
    ...(isDurable ? [] : ['--no-sync']),
  ]);
  fs.rmSync(handedOver, { force: true });
  if (status !== 0) {
    try {
      refuseFullDisk(place);
    } finally {
      fs.rmSync(half, { recursive: true, force: true });
    }
    throw new Refusal(`The database folder could not be made; ${toolLog(place)} says why.`);
  }
  fs.renameSync(half, place.dataDir);
}

async function startCluster(place, wantedPort, { isPortFixed, isDurable }) {
  removeStalePidFile(place.dataDir);
  const log = logOf(place);
  if (fs.statSync(log, { throwIfNoEntry: false })?.size > maxLogBytes) fs.truncateSync(log);
  // After kill -9 of the postmaster its children need a moment to notice and let go of the shared memory.
  for (let attempt = 0; attempt < 5; attempt++) {
    const port = isPortFixed ? wantedPort : await freePort(attempt < 2 ? wantedPort : 0);
    const settings = [`-p ${port}`, "-c listen_addresses=127.0.0.1 -c unix_socket_directories=''", '-c max_connections=100'];
    if (!isDurable) settings.push('-c fsync=off -c synchronous_commit=off -c full_page_writes=off');
    const args = ['-D', place.dataDir, '-l', log, '-w', '-t', String(startPatienceSeconds), '-o', settings.join(' '), 'start'];
    if ((await runProgram(place, 'pg_ctl', args)) === 0) return;
    // It is there and takes no connections yet: after a crash it first does again what its log has.
    if (runningPid(place.dataDir)) return;
    refuseFullDisk(place);
    await wait(500);
  }
  throw new Refusal(`The database did not start; ${log} says why.`);
}

function runProgram(place, name, args) {
  const log = fs.openSync(toolLog(place), 'a', 0o600);
  const env = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
  const child = spawn(path.join(place.programs, name), args, { ...place.user, cwd: '/', env, stdio: ['ignore', log, log], detached: true });
  fs.closeSync(log);
  return new Promise((resolve) => {
    child.once('error', () => resolve(-1));
    child.once('exit', resolve);
  });
}

const logOf = ({ dataDir }) => path.join(dataDir, 'server.log');
const toolLog = (place) => path.join(place.folder, 'pg-tool.log');

function writeSecret(file, text) {
  fs.rmSync(file, { force: true });
  fs.writeFileSync(file, text, { mode: 0o600 });
}

function readPassword({ passwordFile, dataDir }) {
  if (!fs.existsSync(passwordFile))
    throw new Refusal(`The password of the database in ${dataDir} is missing; it belongs in ${passwordFile}.`);
  return fs.readFileSync(passwordFile, 'utf8').trim();
}

function refuseOtherVersion({ dataDir }) {
  const file = path.join(dataDir, 'PG_VERSION');
  if (!fs.existsSync(dataDir)) return;
  const found = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : null;
  if (found === null) throw new Refusal(`The folder ${dataDir} holds no database; move it away, or set GALLEY_DATA_DIR to another place.`);
  if (found === majorVersion) return;
  throw new Refusal(
    `The database in ${dataDir} was made by PostgreSQL ${found} and this Galley brings PostgreSQL ${majorVersion}: run "npm run backup -- FILE" with the older Galley, move the folder away, then "npm run restore -- FILE" here.`,
  );
}

function refuseOtherOwner({ dataDir }) {
  const owner = fs.statSync(dataDir, { throwIfNoEntry: false })?.uid;
  const me = process.getuid?.();
  if (owner === undefined || me === undefined || me === 0 || owner === me) return;
  throw new Refusal(
    `The database in ${dataDir} belongs to another user (uid ${owner}); start Galley as that user, or set GALLEY_DATA_DIR.`,
  );
}

function refuseFullDisk(place) {
  const full = findFullDisk(place);
  if (full) throw full;
}

/** A Refusal when the disk that holds the database has no room for its next log segment (16 MB), else null. */
function findFullDisk({ folder }) {
  const { bavail, bsize } = fs.statfsSync(folder);
  const freeMB = Math.floor((bavail * bsize) / 1e6);
  return freeMB < 20 ? new Refusal(`The disk that holds ${folder} is full (${freeMB} MB free): make room and start again.`) : null;
}

function readPidFile(dataDir) {
  try {
    const lines = fs.readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]) };
  } catch {
    return null;
  }
}

/** The pid of the postmaster that runs on `dataDir`, or null. */
function runningPid(dataDir) {
  const found = readPidFile(dataDir);
  return found && isAlive(found.pid) && isPostmasterOf(found.pid, dataDir) ? found.pid : null;
}

// After a reboot the pid in a stale file may be another program's, which pg_ctl would take for a running server.
function isPostmasterOf(pid, dataDir) {
  if (process.platform !== 'linux') return true;
  try {
    return fs.realpathSync(`/proc/${pid}/cwd`) === fs.realpathSync(dataDir);
  } catch {
    return fs.existsSync(`/proc/${pid}/comm`) && fs.readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres');
  }
}

function removeStalePidFile(dataDir) {
  if (readPidFile(dataDir) && !runningPid(dataDir)) fs.rmSync(path.join(dataDir, 'postmaster.pid'));
}

/** `wanted` when nothing listens there on loopback, else a port that is free. */
export function freePort(wanted) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(freePort(0)));
    server.listen(wanted, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
