// The database that a command works on: the one of DATABASE_URL, else the embedded one; made and migrated.
import fs from 'node:fs';
import { readPostgresPort } from './address.mjs';
import { keepClosed } from './data-folder.mjs';
import { ensurePostgres } from './pg.mjs';
import { Refusal } from './refusal.mjs';
import { dataRoot, say, setting, underLine } from './surroundings.mjs';

const databaseName = 'galley';

/**
 * `{ url, postgres, close() }`: the address of the migrated database, the embedded PostgreSQL (null with DATABASE_URL), and what to call at the end:
 * it stops the embedded PostgreSQL unless others still use it. `isMigrated: false` leaves the tables as they are. `prepare` does what must have succeeded
 * before the tables change; it is not asked where the database cannot be used.
 */
export async function openDatabase({ isMigrated = true, prepare = async () => {} } = {}) {
  const own = setting('DATABASE_URL');
  // With an embedded PostgreSQL its place is made by who knows its user.
  if (own && fs.existsSync(dataRoot)) keepClosed(dataRoot);
  const postgres = own ? null : await ensurePostgres({ dataRoot, port: readPostgresPort(), say });
  try {
    const url = postgres ? await openEmbedded(postgres) : await reachOwn(own);
    if (isMigrated) await migrate(url, prepare);
    return { url, postgres, close: () => closeEmbedded(postgres) };
  } catch (error) {
    // PostgreSQL starts on a full disk, and then has no room for what it is asked.
    const isSaid = error instanceof Refusal && !error.cause;
    const full = isSaid ? null : postgres?.findFullDisk();
    // Nor is there room for the lock of an orderly leave: who has just started it stops it.
    await (full && postgres.started ? postgres.stop() : closeEmbedded(postgres));
    throw full ?? error;
  }
}

async function reachOwn(url) {
  const { reachDatabase } = await import('./database.mjs');
  await reachDatabase(url, { say });
  return url;
}

async function openEmbedded(postgres) {
  const { ensureDatabase } = await import('./database.mjs');
  await ensureDatabase(postgres.url('postgres'), databaseName);
  return postgres.url(databaseName);
}

async function migrate(url, prepare) {
  const { appliedMigrations, deploy, migrationNames, refuseNewerDatabase } = await import('./migrate.mjs');
  await refuseNewerDatabase(url);
  await prepare(url);
  const applied = await appliedMigrations(url);
  const isBehind = migrationNames().some((name) => !applied.includes(name));
  // deploy also refuses a database of a newer Galley, so it is asked even when nothing is left to apply.
  if (isBehind) await underLine('Bringing the tables up to date', () => deploy(url));
  else await deploy(url);
}

/** Stops the embedded PostgreSQL when no other process of ours uses it and nobody else is connected to it. */
export async function closeEmbedded(postgres) {
  if (!postgres?.isUp()) return;
  const { countOtherClients } = await import('./database.mjs');
  // One that does not answer may have clients: it is left running rather than taken from them, and a command that has done its work ends well.
  const hasClients = () =>
    countOtherClients(postgres.url('postgres')).then(
      (others) => others > 0,
      () => true,
    );
  await postgres.leave(hasClients);
}
