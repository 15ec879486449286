// Databases inside a PostgreSQL, ours or the one of DATABASE_URL. Loaded only once node_modules is there.
import pg from 'pg';
import { awaitConnections } from './recovery.mjs';
import { Refusal } from './refusal.mjs';

const oldestMajor = 15;

/** Times are read in this way alone. */
export const readableTimes = "set TimeZone = 'UTC'; set DateStyle = 'ISO'";
// A backup or a restore takes as long as it takes, whatever limits its user has for others' sake. The last one came with PostgreSQL 17: none is set that
// this server does not have.
const limits = ['statement_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout'].map(pg.escapeLiteral).join(', ');
const ownSession = `${readableTimes}; select set_config(name, '0', false) from pg_settings where name in (${limits})`;

/** Runs `work` with a connection to `url` that is closed afterwards. */
export async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // A server that dies under an idle connection raises 'error' here; the next query reports it where it matters.
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query(ownSession);
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Makes the database `name` unless it is there; true when it was made. */
export function ensureDatabase(adminUrl, name) {
  return withClient(adminUrl, async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount) return false;
    await client.query(`create database ${pg.escapeIdentifier(name)}`);
    return true;
  });
}

/** Drops the database `name` with everybody's connections to it, if it is there. */
export function dropDatabase(adminUrl, name) {
  return withClient(adminUrl, (client) => client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`));
}

/** How many others are connected to the server of `url`. */
export function countOtherClients(url) {
  return withClient(url, async (client) => {
    const { rows } = await client.query(
      "select count(*)::int as others from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
    );
    return rows[0].others;
  });
}

/** Makes sure that a DATABASE_URL of the person's own leads to a database of PostgreSQL 15 or newer, making the database if need be; waits while it recovers. */
export async function reachDatabase(url, { say } = {}) {
  const shown = shownAddress(url);
  const reach = () => withClient(url, async (client) => (await client.query(asked)).rows[0]);
  const database = await awaitConnections(reach, { say }).catch(async (error) => {
    if (error instanceof Refusal) throw error;
    if (error.code !== '3D000') throw new Refusal(`${shown} does not answer: ${reasonOf(error)}.`);
    const name = decodeURIComponent(new URL(url).pathname.slice(1));
    await ensureDatabase(ownDatabaseUrl(url), name).catch((refused) => {
      throw new Refusal(`The database "${name}" of ${shown} is not there and could not be made: ${reasonOf(refused)}.`);
    });
    return reach();
  });
  refuseOldPostgres(database.number);
  refuseOtherSchema(database);
  refuseOtherLetters(database);
}

const asked = `select current_setting('server_version_num') as number, current_setting('server_encoding') as encoding, current_schema() as schema,
  current_database() as database, current_user as user, to_regclass('public._prisma_migrations') is not null as "hasTables"`;

// Tables are made in the first schema of the search_path, and looked for in public: elsewhere a start would seem to go well.
// Refused, not set: the search_path of hosted databases also leads to where their extensions lie.
function refuseOtherSchema({ schema, database, user }) {
  if (schema === 'public') return;
  const first = schema === null ? 'has no schema that it may use' : `comes to the schema ${pg.escapeIdentifier(schema)} first`;
  const names = `${pg.escapeIdentifier(user)} in database ${pg.escapeIdentifier(database)}`;
  throw new Refusal(
    `The user of DATABASE_URL ${first}, and Galley's tables lie in the schema public: let it use that, say "alter role ${names} set search_path = public;" in the database, and start again.`,
  );
}

// One that has tables by now can be left only by a backup of it.
function refuseOtherLetters({ encoding, database, hasTables }) {
  if (encoding === 'UTF8' || hasTables) return;
  throw new Refusal(
    `The database "${database}" of DATABASE_URL has the encoding ${encoding}, which does not hold every letter: make it anew with "create database … encoding 'UTF8' template template0", and start again.`,
  );
}

/** Throws a Refusal unless `server_version_num` of a server, such as 150004, is of PostgreSQL 15 or newer. */
export function refuseOldPostgres(number) {
  const major = Math.floor(Number(number) / 10_000);
  if (major < oldestMajor) throw new Refusal(`DATABASE_URL leads to PostgreSQL ${major}; Galley needs ${oldestMajor} or newer.`);
}

/** The same server's own database, from which others are made and dropped. */
function ownDatabaseUrl(url) {
  const admin = new URL(url);
  admin.pathname = '/postgres';
  return admin.toString();
}

const protocols = new Set(['postgresql:', 'postgres:', 'socket:']);
const escapes = 'special characters of its name and password are written as %40 for @, %2F for / and so on';

/** DATABASE_URL as a sentence may name it, with no part that can hold a password. Throws a Refusal where it is no address of a PostgreSQL. */
function shownAddress(url) {
  if (!URL.canParse(url) || !protocols.has(new URL(url).protocol))
    throw new Refusal(`DATABASE_URL is not an address like postgresql://user:password@host:5432/galley; ${escapes}.`);
  const { protocol, host, pathname, search, hash, searchParams } = new URL(url);
  // A "/", "?" or "#" in a password that is not escaped ends what is read as the host: the rest of the password comes after it.
  if (/@/.test(pathname + search + hash)) return `DATABASE_URL (${escapes})`;
  const folder = searchParams.get('host');
  return `DATABASE_URL (${protocol}//${host}${pathname}${folder ? `?host=${folder}` : ''})`;
}

// With two addresses for a host Node reports an AggregateError that has no message of its own.
const reasonOf = (error) => (error.message || error.errors?.[0]?.message || error.code || 'no reason given').replace(/\.$/, '');
