// What must be there before the app can run: packages, the Prisma client, the worker, the build. Each is made again only when what it is made of changed.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { holderOf, isHeld, releaseLock, takeLock } from './lock.mjs';
import { packFiles } from './packed-files.mjs';
import { isOfFullDisk, mustRunNode, npm } from './programs.mjs';
import { Refusal } from './refusal.mjs';
import { root, startLock, underLine } from './surroundings.mjs';

/** The program of Next, for `node`. */
export const nextProgram = path.join(root, 'node_modules/next/dist/bin/next');

const sources = [
  ...[
    'app',
    'components',
    'lib',
    'public',
    'prisma/schema.prisma',
    'scripts/bundle-worker.mjs',
    'scripts/packed-files.mjs',
    'scripts/eager-modules.mjs',
    'scripts/answer-headers.mjs',
  ],
  ...[
    'proxy.ts',
    'instrumentation.ts',
    'instrumentation-node.ts',
    'next.config.js',
    'postcss.config.mjs',
    'tsconfig.json',
    'package-lock.json',
  ],
];

/** Packages and Prisma client, as the lock and the schema say. A Refusal where packages would be replaced from which another process serves. */
export async function preparePackages() {
  if (!isInstalled()) {
    refuseBelowServer();
    await underLine('Installing packages. The first time takes a minute or two', install);
  }
  // It is no package, and a build has a copy of its own: whoever changes the schema makes it anew while `npm run dev` runs.
  await unlessDone(...client(), async () => {
    await mustRunNode(['node_modules/prisma/build/index.js', 'generate'], 'The Prisma client could not be generated.');
  });
}

/**
 * Notes that this process serves from the packages, until it calls what this gives, or ends: no command replaces them. The start lock says so to those only
 * who have the same data folder; a service may have one of which nobody knows who updates the code.
 */
export function holdPackages(facts) {
  const own = path.join(servers, String(process.pid));
  try {
    for (const file of serverLocks()) if (!isHeld(file)) fs.rmSync(file, { force: true });
    takeLock(own, facts);
  } catch (error) {
    // Code on which this user may write nothing: who updates it has to know of its servers.
    if (error.code !== 'EACCES' && error.code !== 'EROFS') throw error;
  }
  return () => releaseLock(own);
}

// A server reads its packages as it goes, and its PostgreSQL is one of them.
function refuseBelowServer() {
  const running = serverHere();
  if (!running) return;
  throw new Refusal(
    `Galley runs here (${running.url}, process ${running.pid}) with the packages of other code than lies here now: start it anew first.`,
  );
}

/** The other process that serves from the packages that are here, or on our data folder, by its `url` and `pid`; null where none does. */
export const serverHere = () => [startLock, ...serverLocks()].map(holderOf).find((holder) => holder && holder.pid !== process.pid) ?? null;

/** A lock for each process that serves from this code, whatever its data folder. */
const servers = path.join(root, '.galley/servers');

function serverLocks() {
  // Not what a lock is written as before it is one.
  const isLock = (name) => /^\d+$/.test(name);
  try {
    return fs.readdirSync(servers).flatMap((name) => (isLock(name) ? [path.join(servers, name)] : []));
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'EACCES') return [];
    throw error;
  }
}

/** The Prisma client: its stamp, what it is made of, and where it lies. */
const client = () => [
  path.join(root, 'node_modules/.galley-client'),
  digest(['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json']),
  'lib/server/generated/prisma',
];

/** A production build in the folder `dist`, with the worker's bundle. */
export async function prepareBuild(dist) {
  await unlessDone(path.join(root, dist, 'galley-built'), digest(sources), dist, () => underLine('Building the app', () => build(dist)));
}

async function build(dist) {
  await mustRunNode([nextProgram, 'build'], 'The build failed.', { env: { NEXT_DIST: dist, NODE_ENV: 'production' } });
  await spawnBundleWorker(workerFile(dist));
  await packFiles(path.join(root, dist));
}

/** Where the worker of the build in `dist` lies. A build has its own, or a test run would replace a running server's. */
export const workerFile = (dist) => path.join(root, dist, 'import-worker.mjs');

/** Bundles the worker that reads article files into `file`, by a process of its own: Next bundles no worker threads. */
export async function spawnBundleWorker(file) {
  await mustRunNode(['scripts/bundle-worker.mjs'], 'The worker could not be bundled.', { env: { GALLEY_IMPORT_WORKER: file } });
}

async function install() {
  // No install scripts: all native parts come prebuilt, and pg-place.mjs makes PostgreSQL's links itself.
  const { status, output } = await npm(['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  if (status === 0) return;
  console.error(output.split('\n').slice(-40).join('\n').trim());
  if (isOfFullDisk(output)) throw new Refusal('The disk is full: the packages could not be installed. Make room and start again.');
  throw new Refusal('The packages could not be installed; is the npm registry in reach?');
}

// npm writes node_modules/.package-lock.json last, so a killed install does not look whole. Optional packages are those of other platforms.
function isInstalled() {
  const wanted = readPackages('package-lock.json');
  const found = readPackages('node_modules/.package-lock.json');
  return Object.entries(wanted).every(([name, { version, optional, link }]) => {
    if (name === '' || link) return true;
    return found[name] ? found[name].version === version : optional === true;
  });
}

function readPackages(file) {
  try {
    return JSON.parse(fs.readFileSync(path.join(root, file), 'utf8')).packages;
  } catch {
    return {};
  }
}

/** Whether `stamp` says that it was done for `want`, and its product is still there. */
const isDone = (stamp, want, product) =>
  fs.existsSync(path.join(root, product)) && fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === want;

/** Does `work` unless it was done. */
async function unlessDone(stamp, want, product, work) {
  if (isDone(stamp, want, product)) return;
  // Removed first: a killed build must not look done.
  fs.rmSync(stamp, { force: true });
  await work();
  fs.mkdirSync(path.dirname(stamp), { recursive: true });
  fs.writeFileSync(stamp, want);
}

function digest(names) {
  const hash = createHash('sha256').update(process.version + process.platform + process.arch);
  for (const file of names.flatMap((name) => filesBelow(name)))
    hash
      .update(file)
      .update('\0')
      .update(fs.readFileSync(path.join(root, file)));
  return hash.digest('hex');
}

function filesBelow(name) {
  const stat = fs.statSync(path.join(root, name), { throwIfNoEntry: false });
  if (!stat) return [];
  if (stat.isFile()) return /\.(test|cases)\.[a-z]+$/.test(name) ? [] : [name];
  const isOurs = (entry) => !['generated', 'golden', 'node_modules'].includes(entry);
  return fs
    .readdirSync(path.join(root, name))
    .sort()
    .filter(isOurs)
    .flatMap((entry) => filesBelow(path.join(name, entry)));
}
