// A database of one's own for each run of the service tests, on the test cluster. Several runs may go on at once.
import path from 'node:path';
import { dropDatabase, ensureDatabase, withClient } from './database.mjs';
import { isAlive } from './lock.mjs';
import { deploy } from './migrate.mjs';
import { ensurePostgres } from './pg.mjs';

const root = path.resolve(import.meta.dirname, '..');

/** The test cluster, apart from any running server's data. Not durable, hence quick. */
export const ensureTestPostgres = (say) =>
  ensurePostgres({ dataRoot: process.env.GALLEY_TEST_DIR ?? path.join(root, '.galley/test'), port: 0, isDurable: false, say });

/** Vitest's global set-up: a fresh, migrated database whose address is in DATABASE_URL, dropped at the end. */
export default async function setUp() {
  const postgres = await ensureTestPostgres();
  const admin = postgres.url('postgres');
  await dropLeftovers(admin);
  const name = `galley_test_${process.pid}`;
  await dropDatabase(admin, name);
  await ensureDatabase(admin, name);
  process.env.DATABASE_URL = postgres.url(name);
  process.env.NEXTAUTH_SECRET ??= 'a secret for tests, 32 characters or more';
  process.env.NEXTAUTH_URL ??= 'http://localhost:3000';
  await deploy(process.env.DATABASE_URL);
  return () => dropDatabase(admin, name);
}

// A killed run cannot drop its database; the next one does.
async function dropLeftovers(admin) {
  const { rows } = await withClient(admin, (client) =>
    client.query("select datname from pg_database where datname ~ '^galley_test_[0-9]+$'"),
  );
  for (const { datname } of rows) {
    if (!isAlive(Number(datname.split('_').at(-1)))) await dropDatabase(admin, datname);
  }
}
