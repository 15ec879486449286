// A migration that is broken off, or that fails by itself: the next deploy finds the house as if it had never begun, or as if it had ended.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import test from 'node:test';
import pg from 'pg';
import { dropDatabase, ensureDatabase, withClient } from './database.mjs';
import { deploy, drift, migrationNames } from './migrate.mjs';
import { Refusal } from './refusal.mjs';
import { root } from './surroundings.mjs';
import { ensureTestPostgres } from './test-database.mjs';
import { within } from './try-launch.mjs';

const [first, second, ...later] = migrationNames();

/** An older house, whose next migration has to wait for `release()`, since somebody reads the table that it changes. */
async function olderHouse(t, name) {
  const postgres = await ensureTestPostgres();
  const database = `galley_test_${process.pid}_${name}`;
  const url = postgres.url(database);
  await ensureDatabase(postgres.url('postgres'), database);
  await deploy(url, [first]);
  const reader = new pg.Client({ connectionString: url });
  await reader.connect();
  await reader.query('begin; lock table "Person" in access share mode');
  const release = () => reader.end();
  t.after(async () => {
    await release();
    await dropDatabase(postgres.url('postgres'), database);
  });
  return { url, release };
}

/** A deploy to `url` in a process of its own, killed as soon as its migration waits. Resolves to what PostgreSQL calls the session that it leaves. */
async function killedDeploy(url) {
  const deploying = spawn(process.execPath, ['scripts/migrate.mjs', 'deploy'], { cwd: root, env: { ...process.env, DATABASE_URL: url } });
  const session = await within('migration that waits', () => waitingSession(url));
  deploying.kill('SIGKILL');
  await once(deploying, 'exit');
  return session;
}

const waitingSession = (url) =>
  withClient(url, async (client) => {
    const { rows } = await client.query(
      `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%ALTER TABLE "Person"%'`,
    );
    return rows[0]?.pid;
  });

const sessionIsGone = (url, session) =>
  withClient(url, async (client) => (await client.query('select 1 from pg_stat_activity where pid = $1', [session])).rowCount === 0);

test('a migration that was killed with its server is done by the next deploy', async (t) => {
  const { url, release } = await olderHouse(t, 'killed');
  const session = await killedDeploy(url);
  await withClient(url, (client) => client.query('select pg_terminate_backend($1)', [session]));
  await within('end of the session', () => sessionIsGone(url, session));
  await release();
  assert.deepEqual(await deploy(url), [second, ...later]);
  assert.equal(await drift(url), '');
});

test('a migration that PostgreSQL ends after its deploy was killed is not done again', async (t) => {
  const { url, release } = await olderHouse(t, 'orphaned');
  const session = await killedDeploy(url);
  await release();
  await within('end of the session', () => sessionIsGone(url, session));
  assert.deepEqual(await deploy(url), later);
  assert.equal(await drift(url), '');
});

test('a deploy waits for a migration that PostgreSQL still works on after its deploy was killed', async (t) => {
  const { url, release } = await olderHouse(t, 'awaited');
  await killedDeploy(url);
  const next = deploy(url);
  await within('deploy that waits', () =>
    withClient(url, async (client) => {
      const waits = `select 1 from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`;
      return (await client.query(waits)).rowCount > 0;
    }),
  );
  await release();
  assert.deepEqual(await next, later);
  assert.equal(await drift(url), '');
});

test('a migration that fails says why and what to do in a sentence, and is done once its cause is gone', async (t) => {
  const { url, release } = await olderHouse(t, 'failed');
  const hasty = new URL(url);
  await withClient(url, (client) => client.query(`alter database ${hasty.pathname.slice(1)} set lock_timeout = '50ms'`));
  await assert.rejects(deploy(url), (error) => {
    assert.ok(error instanceof Refusal, error.stack);
    assert.equal(
      error.message,
      `The migration ${second} failed, and nothing of it was kept: canceling statement due to lock timeout. ` +
        'End what else uses the database, or raise the limit, and start again.',
    );
    return true;
  });
  await release();
  assert.deepEqual(await deploy(url), [second, ...later]);
  assert.equal(await drift(url), '');
});

test('tables that are there although nothing says so are named, with the statement that says so', async (t) => {
  const { url, release } = await olderHouse(t, 'unsaid');
  await release();
  await withClient(url, (client) => client.query(`alter table "Person" add column preferences jsonb not null default '{}'`));
  const failure = await deploy(url).catch((error) => error);
  assert.ok(failure instanceof Refusal, failure.stack);
  assert.match(
    failure.message,
    /^The migration \S+ failed, .* already exists\. If an older Galley was broken off .* with (insert into .+;)$/,
  );
  await withClient(url, (client) => client.query(/insert into .+;/.exec(failure.message)[0]));
  assert.deepEqual(await deploy(url), later);
  assert.equal(await drift(url), '');
});
