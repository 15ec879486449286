// A backup: all tables as they are at one moment, in one gzipped file of text lines. The embedded PostgreSQL ships no pg_dump.
//   line 1       {"format":"galley-backup","formatVersion":1,"version","madeAt","migrations":[…],"tables":[…]}
//   each table   == Article, then its rows, each as PostgreSQL's own JSON of it
//   last line    {"rows":N,"sha256":"…"} of all lines before it
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { withClient } from './database.mjs';
import { releaseLock, takeLock } from './lock.mjs';
import { appliedMigrations } from './migrate.mjs';
import { nobodyIsThere, Refusal } from './refusal.mjs';
import { dataRoot, root, say } from './surroundings.mjs';

/** What the first line calls the file. */
export const backupFormat = 'galley-backup';
/** Raised when a backup is written otherwise: what is newer than ours is not brought back. */
export const formatVersion = 1;
/** What the line before a table's rows begins with. No row does: it is JSON. */
export const tableMark = '== ';

const rowsPerFetch = 500;

/** Writes the backup of the database of `url` to `file`; `{ tables, rows }`. The file appears only when it is whole; one that is there is kept, and so is one that is being written. A database without people is refused. */
export async function writeBackup(url, file) {
  const lock = lockOfBackup(file);
  const holder = otherWriter(lock);
  if (holder) throw new Refusal(`Another backup (process ${holder.pid}) is writing ${file} right now; wait for it, or give another name.`);
  try {
    return await writeAlone(url, file);
  } finally {
    releaseLock(lock);
  }
}

/** Of a data folder that takes no lock: not this user's, full, or without hard links. Beside a database of one's own a backup needs nothing of it. */
const lockless = ['EACCES', 'EROFS', 'ENOSPC', 'EDQUOT', 'EPERM', 'ENOTSUP', 'EOPNOTSUPP'];

function otherWriter(lock) {
  try {
    return takeLock(lock);
  } catch (error) {
    if (!lockless.includes(error.code)) throw error;
    return null;
  }
}

/** The lock of who writes `file`. Not beside it: that may be a disk without hard links, or a folder where others put things in the way. */
export function lockOfBackup(file) {
  const folder = path.resolve(path.dirname(file));
  // However the folder is called by who asks; one that is not there is told of when the file is opened.
  const real = fs.existsSync(folder) ? fs.realpathSync(folder) : folder;
  const name = createHash('sha256')
    .update(path.join(real, path.basename(file)))
    .digest('hex')
    .slice(0, 16);
  return path.join(dataRoot, `backup-${name}.lock`);
}

async function writeAlone(url, file) {
  if (fs.existsSync(file)) throw new Refusal(`${file} is there already; give another name, or move it away.`);
  const migrations = await appliedMigrations(url);
  if (!migrations.length) throw new Refusal('The database holds no Galley tables, so there is nothing to back up.');
  if (await withClient(url, isEmpty)) throw new Refusal(nobodyIsThere('back up'));
  const half = `${file}.half`;
  clearPlace(half);
  const out = openLines(half);
  try {
    const counts = await withClient(url, (client) => writeTables(client, out, migrations));
    await out.end();
    fs.renameSync(half, file);
    keepName(file);
    return counts;
  } catch (error) {
    out.destroy();
    fs.rmSync(half, { force: true });
    throw error;
  }
}

const isEmpty = async (client) => (await client.query('select from "Person" limit 1')).rowCount === 0;

/** What a system says of a folder that is not to be opened, or that it does not write by itself: Windows, a shared disk, a folder to put things into. */
const cannotKeep = new Set(['EACCES', 'EPERM', 'EISDIR', 'EINVAL', 'ENOTSUP']);

/** Has the name of `file` outlive a power cut, where the system can. */
function keepName(file) {
  let folder = null;
  try {
    folder = fs.openSync(path.dirname(file));
    fs.fsyncSync(folder);
  } catch (error) {
    if (!cannotKeep.has(error.code)) throw error;
  } finally {
    if (folder !== null) fs.closeSync(folder);
  }
}

/** Takes away what an attempt that broke off has left, or somebody has put there: a file or a link, nothing else. */
function clearPlace(half) {
  const there = fs.lstatSync(half, { throwIfNoEntry: false });
  if (!there) return;
  if (!there.isFile() && !there.isSymbolicLink()) throw new Refusal(`${half} is in the way; move it away.`);
  fs.rmSync(half, { force: true });
  say(`Removed ${half}, which a backup that broke off had left.`);
}

async function writeTables(client, out, migrations) {
  // One snapshot for all tables: a verdict never comes without its article.
  await client.query('begin isolation level repeatable read read only');
  const tables = await tablesInOrder(client);
  // Whatever the reason: such a file would be kept for the house.
  if (!tables.length) throw new Refusal('There are no Galley tables in the schema public, so there is nothing to back up.');
  const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  await out.line(JSON.stringify({ format: backupFormat, formatVersion, version, madeAt: new Date().toISOString(), migrations, tables }));
  let rows = 0;
  for (const table of tables) {
    await out.line(`${tableMark}${table}`);
    await client.query(`declare backup no scroll cursor for select to_json(t)::text as line from ${pg.escapeIdentifier(table)} t`);
    for (;;) {
      const fetched = await client.query(`fetch ${rowsPerFetch} from backup`);
      for (const { line } of fetched.rows) await out.line(line);
      rows += fetched.rowCount;
      if (fetched.rowCount < rowsPerFetch) break;
    }
    await client.query('close backup');
  }
  await client.query('commit');
  await out.lastLine((sha256) => JSON.stringify({ rows, sha256 }));
  return { tables: tables.length, rows };
}

/** Our tables, without those of extensions, each after those that its rows point to, so that a restore meets no missing row. */
export async function tablesInOrder(client) {
  const { rows } = await client.query(`
    select c.relname as name, array(
      select r.confrelid::regclass::oid::bigint from pg_constraint r where r.conrelid = c.oid and r.contype = 'f' and r.confrelid <> c.oid
    ) as "pointsTo", c.oid::bigint as oid
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> '_prisma_migrations'
    and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    order by c.relname`);
  const ordered = [];
  const isPlaced = (oid) => ordered.some((table) => table.oid === oid);
  while (ordered.length < rows.length) {
    const next = rows.find((table) => !isPlaced(table.oid) && table.pointsTo.every(isPlaced));
    if (!next) throw new Error('Tables point at each other in a circle; the backup needs another order.');
    ordered.push(next);
  }
  return ordered.map(({ name }) => name);
}

/** Lines into a gzipped file, hashed as they go by. */
function openLines(file) {
  const gzip = createGzip();
  // Never into what stands there: it would be written where a link leads, and keep the rights of a file that somebody else made.
  // What is written lies on the disk before the file is closed.
  const sink = fs.createWriteStream(file, { mode: 0o600, flags: 'wx', flush: true });
  gzip.pipe(sink);
  const hash = createHash('sha256');
  let failure = null;
  gzip.on('error', (error) => {
    failure ??= error;
    sink.destroy();
  });
  sink.on('error', (error) => {
    failure ??= error;
    // Who waits for the one to drain hears what befell the other, and listens to nothing more.
    gzip.destroy(error);
  });
  const write = async (text) => {
    if (failure) throw failure;
    if (!gzip.write(`${text}\n`)) await once(gzip, 'drain');
  };
  return {
    line: (text) => {
      hash.update(`${text}\n`);
      return write(text);
    },
    lastLine: (make) => write(make(hash.digest('hex'))),
    end: async () => {
      gzip.end();
      if (!sink.closed) await once(sink, 'close');
      if (failure) throw failure;
    },
    destroy: () => {
      gzip.destroy();
      sink.destroy();
    },
  };
}
