// Where a command runs: the project's folder, the data folder, the environment of the programs that it starts, and how it speaks.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * What the environment says of `name`, without the spaces that a file of settings may leave around it, or undefined where it is not set. A blank line
 * is not: such a file may keep one for each.
 */
export const setting = (name, env = process.env) => env[name]?.trim() || undefined;

/** The project's folder. */
export const root = path.resolve(import.meta.dirname, '..');

/** The folder of all that must outlive an update: database, secrets, locks. */
export const dataRoot = path.resolve(root, setting('GALLEY_DATA_DIR') ?? defaultDataFolder());

/** The lock of the Galley that runs on the data folder. */
export const startLock = path.join(dataRoot, 'start.lock');

/** The build that tests use, so that they never touch a running server's. */
export const testDist = '.next-test';

/** The data folder of tests: their PostgreSQL, lock and worker. */
export const testRoot = path.join(root, '.galley/test');

/** Where the test runners leave their reports. */
export const resultsFolder = path.join(root, 'test-results');

/** The environment for programs of ours. Nothing phones home, and Prisma gets an "engine" file so that it downloads none. */
export const quietEnv = {
  ...process.env,
  NEXT_TELEMETRY_DISABLED: '1',
  CHECKPOINT_DISABLE: '1',
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
  PRISMA_SCHEMA_ENGINE_BINARY: setting('PRISMA_SCHEMA_ENGINE_BINARY') ?? process.execPath,
};

// Systems empty /tmp and /var/tmp: what would lie there by default goes to a lasting place instead.
function defaultDataFolder() {
  if (!isSwept(root) || process.env.GALLEY_ALLOW_TMP === '1') return '.galley';
  const name = createHash('sha256').update(root).digest('hex').slice(0, 12);
  const home = process.getuid?.() === 0 ? '/var/lib/galley' : path.join(os.homedir(), '.local/share/galley');
  return path.join(home, name);
}

/** Whether the system may delete what lies untouched in `folder`. */
export function isSwept(folder) {
  return /^(\/private)?\/(var\/)?tmp(\/|$)/.test(folder);
}

/** One line for the person. */
export const say = (line) => console.log(line);

/** Runs `work` under a line that says what is going on, and a sign of life every ten seconds. */
export async function underLine(line, work) {
  say(`${line} …`);
  const since = Date.now();
  const timer = setInterval(() => say(`  … still at it, ${Math.round((Date.now() - since) / 1000)} s`), 10_000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

/** The text that `make` makes the first time, kept in `file` for the person's eyes only. */
export function keptSecret(file, make) {
  if (!fs.existsSync(file)) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    // Written aside and renamed: a start that is killed here leaves no half secret.
    const half = `${file}.${process.pid}`;
    fs.writeFileSync(half, make(), { mode: 0o600 });
    fs.renameSync(half, file);
  }
  return fs.readFileSync(file, 'utf8').trim();
}
