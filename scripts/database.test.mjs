// A PostgreSQL of the person's own: which is old enough, and that its database is made.
import assert from 'node:assert/strict';
import test from 'node:test';
import { dropDatabase, reachDatabase, refuseOldPostgres, withClient } from './database.mjs';
import { deploy } from './migrate.mjs';
import { Refusal, toldOf } from './refusal.mjs';
import { ensureTestPostgres } from './test-database.mjs';

test('a PostgreSQL before 15 is refused by its version, and 15 is not', () => {
  for (const [number, major] of Object.entries({ 140019: 14, 149999: 14, 90624: 9 })) {
    assert.throws(() => refuseOldPostgres(number), new Refusal(`DATABASE_URL leads to PostgreSQL ${major}; Galley needs 15 or newer.`));
  }
  for (const number of ['150000', '150004', '180001']) refuseOldPostgres(number);
});

for (const { title, url } of [
  { title: 'before the host', url: 'postgresql://galley:secret@127.0.0.1:1/galley' },
  { title: 'in the query', url: 'postgresql:///galley?host=/nowhere/at-all&user=galley&password=secret' },
  { title: 'with a / of its own', url: 'postgresql://galley:1/secret@127.0.0.1/galley' },
  { title: 'with a ? of its own', url: 'postgresql://galley:1?secret@127.0.0.1/galley' },
  { title: 'with a # of its own', url: 'postgresql://galley:1#secret@127.0.0.1/galley' },
  { title: 'with a / of its own and letters before it', url: 'postgresql://galley:a/secret@127.0.0.1/galley' },
]) {
  test(`an address that does not answer is named without its password, ${title}`, async () => {
    await assert.rejects(reachDatabase(url), (error) => {
      assert.ok(error instanceof Refusal, error);
      assert.doesNotMatch(error.message, /secret/);
      return true;
    });
  });
}

test('an address of a unix socket is named with its folder', async () => {
  const message = /^DATABASE_URL \(postgresql:\/\/\/galley\?host=\/nowhere\/at-all\) does not answer: /;
  await assert.rejects(reachDatabase('postgresql:///galley?host=/nowhere/at-all&user=galley'), { message });
});

test('an address of something else than a PostgreSQL is refused', async () => {
  for (const url of ['http://localhost/galley', 'mysql://localhost/galley', 'galley'])
    await assert.rejects(reachDatabase(url), { message: /^DATABASE_URL is not an address like postgresql:/ });
});

test('a database that is not there is made, once', async (t) => {
  const postgres = await ensureTestPostgres();
  const name = `galley_test_${process.pid}`;
  t.after(() => dropDatabase(postgres.url('postgres'), name));
  for (let time = 0; time < 2; time++) await reachDatabase(postgres.url(name));
  const found = await withClient(
    postgres.url(name),
    async (client) => (await client.query('select current_database() as name')).rows[0].name,
  );
  assert.equal(found, name);
});

/** The address of a new database, made by `how`, for a user of its own whom `grants` are given in it. */
async function databaseOfUser(t, { how = '', grants = '' } = {}) {
  const postgres = await ensureTestPostgres();
  const name = `galley_test_${process.pid}`;
  const admin = postgres.url('postgres');
  const as = (sql, url = admin) => withClient(url, (client) => client.query(sql));
  await as(`create role ${name} login password 'secret'`);
  await as(`create database ${name} ${how}`);
  t.after(async () => {
    await dropDatabase(admin, name);
    await as(`drop role ${name}`);
  });
  const run = (sql) => as(sql.replaceAll('NAME', name), postgres.url(name));
  if (grants) await run(grants);
  return { url: Object.assign(new URL(postgres.url(name)), { username: name, password: 'secret' }).href, run };
}

test('a user whose tables would lie in another schema than public is told what to say in the database, which helps', async (t) => {
  const { url, run } = await databaseOfUser(t, { grants: 'create schema NAME authorization NAME' });
  let remedy = '';
  await assert.rejects(reachDatabase(url), (error) => {
    assert.match(error.message, /comes to the schema "galley_test_\d+" first, and Galley's tables lie in the schema public/);
    remedy = /say "(alter role .*;)" in/.exec(error.message)[1];
    return error instanceof Refusal;
  });
  await run(remedy);
  await reachDatabase(url);
});

test('a database that does not hold every letter is refused', async (t) => {
  const { url } = await databaseOfUser(t, { how: "encoding 'LATIN1' locale 'C' template template0" });
  await assert.rejects(reachDatabase(url), { message: /has the encoding LATIN1, which does not hold every letter/ });
});

test('a user who may make no tables is told so in a sentence', async (t) => {
  const { url } = await databaseOfUser(t);
  const message = /^The user of DATABASE_URL may not do that: .*permission denied for schema public\. Make it the owner of the database/;
  await assert.rejects(deploy(url), (error) => error instanceof Refusal && message.test(error.message));
});

test('a database that takes no writes is named in a sentence, whether it has tables or not', async (t) => {
  const { url, run } = await databaseOfUser(t, { grants: 'alter database NAME owner to NAME' });
  const message = /^The database takes no writes: /;
  await run('alter role NAME set default_transaction_read_only = on');
  await assert.rejects(deploy(url), (error) => error instanceof Refusal && message.test(error.message));
  await run('alter role NAME reset default_transaction_read_only');
  await deploy(url);
  await run('alter role NAME set default_transaction_read_only = on');
  assert.match(await toldOf(await deploy(url).then(assert.fail, (error) => error)), message);
});

test('what a user has set for times and limits changes nothing', async (t) => {
  const { url, run } = await databaseOfUser(t, { grants: 'alter database NAME owner to NAME' });
  await run("alter role NAME set DateStyle = 'SQL, DMY'");
  await run("alter role NAME set statement_timeout = '1s'");
  const { rowCount: isLimited } = await run("select 1 from pg_settings where name = 'transaction_timeout'");
  if (isLimited) await run("alter role NAME set transaction_timeout = '1s'");
  for (let time = 0; time < 2; time++) await deploy(url);
  await withClient(url, async (client) => {
    await client.query('begin');
    await client.query('select pg_sleep(1.2)');
    await client.query('commit');
  });
});
