// `npm start` as people run it, for the tests: a data folder, a port and a build of its own.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isAlive, statOf } from './lock.mjs';
import { freePort } from './pg.mjs';
import { root, testDist } from './surroundings.mjs';

const patienceMs = 90_000;
// A development server makes its pages first.
const devPatienceMs = 300_000;

/** A data folder that the user postgres can reach. After the test `t` whatever still runs in it is ended, and it is removed. */
export function dataFolder(t) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'galley life '));
  fs.chmodSync(folder, 0o755);
  t.after(async () => {
    await endHouse(folder);
    spawnSync('umount', ['-l', folder]);
    fs.rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Ends whatever still runs in the data folder `folder`. */
export async function endHouse(folder) {
  // The launcher first: it would start its database again. What it started is noted before, since it may not end with it.
  const launcher = launcherPid(folder);
  const all = [launcher, ...(launcher ? descendantsOf(launcher) : []), postmaster(folder)];
  for (const pid of all) if (pid && isAlive(pid)) await kill(pid);
}

/** The environment of a Galley in `folder` on a free port; `more` may add to it or take away. */
export async function surroundingsOf(folder, more = {}) {
  const { DATABASE_URL: _, npm_lifecycle_event: __, ...inherited } = process.env;
  const port = await freePort(0);
  return {
    ...inherited,
    GALLEY_DATA_DIR: folder,
    GALLEY_ALLOW_TMP: '1',
    GALLEY_PG_PORT: '0',
    NEXT_DIST: testDist,
    PORT: String(port),
    ...more,
  };
}

/**
 * `npm start` in `env`, or `npm run SCRIPT`: `{ npm, output(), ended, ready(), url, setupCode() }`. `command` runs it as somebody else.
 */
export function launch(env, { command = [], cwd = root, script = 'start' } = {}) {
  const [program, ...args] = [...command, 'npm', 'run', script];
  const npm = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let output = '';
  for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (chunk) => (output += chunk));
  const ended = new Promise((resolve) => npm.once('exit', (status) => resolve(status)));
  const url = `http://127.0.0.1:${env.PORT}`;
  return {
    npm,
    url,
    ended,
    output: () => output,
    setupCode: () => output.match(/set-up code ([0-9A-Z]{4}-[0-9A-Z]{4})/)?.[1],
    ready: () =>
      within(
        'a served app',
        async () => {
          if (npm.exitCode) throw new Error(`npm run ${script} ended: ${output}`);
          return output.includes('Galley is ready on') && (await isHealthy(url));
        },
        () => output,
        script === 'dev' ? devPatienceMs : patienceMs,
      ),
  };
}

/** Whether the app at `url` says that it and its database are well. */
export async function isHealthy(url) {
  const answer = await fetch(`${url}/api/v1/health`, { signal: AbortSignal.timeout(10_000) }).catch(() => null);
  return answer?.status === 200;
}

/** The code for which nobody can connect to `{ host, port }`; null where one can. */
export function whyNotReached(address) {
  return new Promise((resolve) => {
    const socket = net.connect(address);
    socket.once('connect', () => resolve(null));
    socket.once('connect', () => socket.destroy());
    socket.once('error', ({ code }) => resolve(code));
  });
}

/** Waits until `isSo()`, and gives what it gave; fails naming `what`, with `detail()`. */
export async function within(what, isSo, detail = () => '', limitMs = patienceMs) {
  for (const giveUp = Date.now() + limitMs; Date.now() < giveUp; await wait(50)) {
    const found = await isSo();
    if (found) return found;
  }
  throw new Error(`No ${what} after ${limitMs / 1000} s. ${detail()}`);
}

/** Kills `pid` as a power cut would, and waits until it is gone. */
export async function kill(pid) {
  process.kill(pid, 'SIGKILL');
  await within(`end of process ${pid}`, () => !isAlive(pid));
}

/** The pid of the launcher (run.mjs) that holds `folder`, or null. */
export function launcherPid(folder) {
  const lock = path.join(folder, 'start.lock');
  return fs.existsSync(lock) ? JSON.parse(fs.readFileSync(lock, 'utf8')).pid : null;
}

/** The pid of the postmaster whose data are below `folder`, or null. */
export function postmaster(folder) {
  const file = path.join(folder, 'pg/postmaster.pid');
  const pid = fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8').split('\n')[0]) : null;
  return pid && isAlive(pid) ? pid : null;
}

/** The pids of the children of `parent`. */
export function childrenOf(parent) {
  const pids = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => Number(statOf(pid)?.[1]) === parent);
}

/** The pids of all that `parent` started, and what those started. */
export function descendantsOf(parent) {
  return childrenOf(parent).flatMap((pid) => [pid, ...descendantsOf(pid)]);
}

/** The backends of the postmaster `pid` that serve a client. */
export function backendsOf(pid) {
  return childrenOf(pid).filter((child) => / galley 127\.0\.0\.1/.test(commandOf(child)));
}

function commandOf(pid) {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
