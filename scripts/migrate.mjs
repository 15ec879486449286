// Migrations without a download: `node scripts/migrate.mjs deploy` | `diff NAME` | `drift`, on DATABASE_URL.
import fs from 'node:fs';
import path from 'node:path';
import { withClient } from './database.mjs';
import { failedMigration } from './failed-migration.mjs';
import { Refusal } from './refusal.mjs';
import { engineLock, withEngine } from './schema-engine.mjs';
import { root, say } from './surroundings.mjs';

const migrationsFolder = path.join(root, 'prisma/migrations');
const filters = { externalTables: [], externalEnums: [] };

/**
 * Applies those of the migrations `names` (all that we have) that the database has not; their names. Each is applied whole or not at all, also when we
 * are killed meanwhile. Refuses a database of a newer Galley; a migration that fails is a Refusal too.
 */
export async function deploy(url, names = migrationNames()) {
  await clearBrokenOff(url);
  await refuseNewerDatabase(url, names);
  const applied = await withEngine(url, schemaText(), (engine) =>
    engine.applyMigrations({ migrationsList: listMigrations(names), filters }),
  ).catch(async (error) => {
    throw (error.code === NOT_EMPTY ? await besideOthers(url) : failedMigration(error)) ?? error;
  });
  return applied.appliedMigrationNames;
}

/** The engine's code for tables where none of them is one in which it notes migrations. */
const NOT_EMPTY = 'P3005';

/** The Refusal for tables of others, beside which the engine makes none. */
const besideOthers = (url) =>
  withClient(url, async (client) => {
    const { rows } = await client.query(
      `select string_agg(relname, ', ' order by relname) as names from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
    );
    return new Refusal(
      `The schema public of the database holds tables that Galley did not make (${rows[0].names}). Give it a database of its own, or move them to another schema.`,
    );
  });

/**
 * Removes the notes of migrations that were begun and never done, which would keep the engine from all others. PostgreSQL goes on with a script whose
 * deploy was killed, and its session holds the engine's lock: once the lock is ours, such a note is of a script that was rolled back.
 */
async function clearBrokenOff(url) {
  await withClient(url, async (client) => {
    const { rows } = await client.query('select pg_try_advisory_lock($1) as "isOurs"', [engineLock]);
    if (!rows[0].isOurs) {
      say('Another start works on the tables, or did until it was killed; waiting for PostgreSQL to end that.');
      await client.query('select pg_advisory_lock($1)', [engineLock]);
    }
    if (await hasNotes(client)) await client.query('delete from _prisma_migrations where finished_at is null and rolled_back_at is null');
  });
}

/** The SQL that would bring the migrated database of `url` to the schema, empty when they agree. */
export async function drift(url) {
  const schema = schemaText();
  const files = [{ path: 'schema.prisma', content: schema }];
  const from = { tag: 'schemaDatasource', files, configDir: root };
  const to = { tag: 'schemaDatamodel', files, configDir: root };
  const asked = { from, to, script: true, exitCode: null, filters, shadowDatabaseUrl: null };
  const { stdout } = await withEngine(url, schema, (engine) => engine.diff(asked));
  return withoutComments(stdout ?? '') ? stdout : '';
}

/** Writes the migration `name` that brings the migrated database of `url` to the schema, `into` a folder; its own folder, or null when nothing changed. */
export async function writeMigration(url, name, into = migrationsFolder) {
  const sql = await drift(url);
  if (!sql) return null;
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = path.join(into, `${stamp}_${name.replace(/\W+/g, '_')}`);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'migration.sql'), sql);
  return folder;
}

/** The names of the migrations of this Galley, oldest first. */
export function migrationNames() {
  if (!fs.existsSync(migrationsFolder)) return [];
  const hasScript = (name) => fs.existsSync(path.join(migrationsFolder, name, 'migration.sql'));
  return fs.readdirSync(migrationsFolder).filter(hasScript).sort();
}

/** Throws a Refusal where the database of `url` has a migration that is not among `names`. */
export async function refuseNewerDatabase(url, names = migrationNames()) {
  const unknown = (await appliedMigrations(url)).find((name) => !names.includes(name));
  if (unknown)
    throw new Refusal(`The database was made by a newer Galley: it has the migration ${unknown}, which is not here. Start that Galley.`);
}

/** Throws a Refusal unless the database of `url` has all migrations, and no others. */
export async function refuseOtherTables(url) {
  await refuseNewerDatabase(url);
  const applied = await appliedMigrations(url);
  if (migrationNames().some((name) => !applied.includes(name)))
    throw new Refusal('The tables are of an older Galley: start this one once, which brings them up to date.');
}

/** The names of the migrations that the database of `url` has, oldest first. */
export function appliedMigrations(url) {
  return withClient(url, async (client) => {
    if (!(await hasNotes(client))) return [];
    const applied = await client.query(
      'select migration_name from _prisma_migrations where finished_at is not null and rolled_back_at is null order by migration_name',
    );
    return applied.rows.map((row) => row.migration_name);
  });
}

/** Whether the database has the table in which the engine notes migrations. */
async function hasNotes(client) {
  const { rows } = await client.query(`select to_regclass('_prisma_migrations') is not null as "isThere"`);
  return rows[0].isThere;
}

const schemaText = () => fs.readFileSync(path.join(root, 'prisma/schema.prisma'), 'utf8');
const withoutComments = (sql) => sql.replace(/^\s*--.*$/gm, '').trim();

function listMigrations(names) {
  return {
    baseDir: migrationsFolder,
    shadowDbInitScript: '',
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: fs.readFileSync(path.join(migrationsFolder, name, 'migration.sql'), 'utf8') },
      },
    })),
  };
}

if (process.argv[1] === import.meta.filename) {
  const [command, name] = process.argv.slice(2);
  const url = process.env.DATABASE_URL;
  if (command === 'deploy') console.log('Applied:', (await deploy(url)).join(', ') || 'nothing');
  else if (command === 'drift') console.log((await drift(url)) || 'No change.');
  else if (command === 'diff' && name) console.log((await writeMigration(url, name)) ?? 'No change.');
  else console.log('node scripts/migrate.mjs deploy | drift | diff NAME');
}
