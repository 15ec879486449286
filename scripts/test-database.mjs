// Databases of one's own for each run of the service tests, on the test cluster. Several runs may go on at once.
import { dropDatabase, ensureDatabase, withClient } from './database.mjs';
import { isAlive } from './lock.mjs';
import { deploy } from './migrate.mjs';
import { ensurePostgres, findPostgres } from './pg.mjs';
import { testRoot } from './surroundings.mjs';

/**
 * The test cluster, apart from any running server's data. Not durable, hence quick. Or the server of GALLEY_TEST_POSTGRES, an address with a
 * user who may make databases: another version than the one that we bring.
 */
export const ensureTestPostgres = (say) =>
  process.env.GALLEY_TEST_POSTGRES ? serverAt(process.env.GALLEY_TEST_POSTGRES) : ensurePostgres({ ...testCluster(), port: 0, say });

/** The test cluster if it runs, else null: nothing is made or started. Null too where the server is others'. */
export const findTestPostgres = async () => (process.env.GALLEY_TEST_POSTGRES ? null : findPostgres(testCluster()));

const testCluster = () => ({ dataRoot: process.env.GALLEY_TEST_DIR || testRoot, isDurable: false });

/** As much of what `ensurePostgres` gives as can be said of a server that others look after. */
async function serverAt(address) {
  const url = (database) => Object.assign(new URL(address), { pathname: `/${database}` }).href;
  return { started: false, url, isUp: () => false };
}

/** Vitest's global set-up: a fresh, migrated database for each worker, as test-worker.mjs takes it; dropped at the end. */
export default async function setUp(project) {
  const postgres = await ensureTestPostgres();
  const admin = postgres.url('postgres');
  // On a server of others a process of ours says nothing.
  if (!process.env.GALLEY_TEST_POSTGRES) await dropLeftovers(admin);
  const first = `galley_test_${process.pid}`;
  await dropDatabase(admin, first);
  await ensureDatabase(admin, first);
  await deploy(postgres.url(first));
  const others = Array.from({ length: project.config.maxWorkers - 1 }, (_, n) => `${first}_w${n + 2}`);
  // Copies are made in a moment; the migrations take a second.
  await withClient(admin, async (client) => {
    for (const name of others) await client.query(`create database ${name} template ${first}`);
  });
  const names = [first, ...others];
  project.provide(
    'databases',
    names.map((name) => postgres.url(name)),
  );
  process.env.NEXTAUTH_SECRET ||= 'a secret for tests, 32 characters or more';
  process.env.NEXTAUTH_URL ||= 'http://localhost:3000';
  return async () => {
    for (const name of names) await dropDatabase(admin, name);
  };
}

// A killed run cannot drop its databases; the next one does.
async function dropLeftovers(admin) {
  const { rows } = await withClient(admin, (client) =>
    client.query("select datname from pg_database where datname ~ '^galley_test_[0-9]+(_w[0-9]+)?$'"),
  );
  for (const { datname } of rows) {
    if (!isAlive(Number(datname.split('_')[2]))) await dropDatabase(admin, datname);
  }
}
