import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { dropDatabase, ensureDatabase, withClient } from './database.mjs';
import { deploy, drift, migrationNames, writeMigration } from './migrate.mjs';
import { runNode } from './programs.mjs';
import { root } from './surroundings.mjs';
import { ensureTestPostgres } from './test-database.mjs';
import { aHouse } from './try-house.mjs';

const name = `galley_test_${process.pid}`;
let admin;
let url;

before(async () => {
  const postgres = await ensureTestPostgres();
  admin = postgres.url('postgres');
  url = postgres.url(name);
  await dropDatabase(admin, name);
  await ensureDatabase(admin, name);
});
after(() => dropDatabase(admin, name));

test('a fresh database gets every migration once, and then is what the schema says', async () => {
  assert.deepEqual(await deploy(url), migrationNames());
  assert.deepEqual(await deploy(url), []);
  assert.equal(await drift(url), '');
});

test('no migration begins or ends a transaction of its own, or needs to be outside of one', () => {
  for (const name of migrationNames()) {
    const script = fs.readFileSync(path.join(root, 'prisma/migrations', name, 'migration.sql'), 'utf8');
    const statements = script.replace(/--.*$/gm, '').replace(/\$(\w*)\$[\s\S]*?\$\1\$/g, '');
    assert.doesNotMatch(statements, /\b(begin|commit|rollback|concurrently|vacuum)\b/i, name);
  }
});

test('two deploys at once leave the same tables as one', async (t) => {
  const twice = `${name}_twice`;
  t.after(() => dropDatabase(admin, twice));
  await ensureDatabase(admin, twice);
  const other = url.replace(name, twice);
  const applied = await Promise.all([deploy(other), deploy(other)]);
  assert.deepEqual(applied.flat(), migrationNames());
  assert.equal(await drift(other), '');
});

test('a migration is written for what the tables lack, and brings them to the schema', async (t) => {
  const into = fs.mkdtempSync(path.join(os.tmpdir(), 'galley-migrations-'));
  const behind = `${name}_behind`;
  t.after(() => Promise.all([dropDatabase(admin, behind), fs.promises.rm(into, { recursive: true })]));
  await ensureDatabase(admin, behind);
  const there = url.replace(name, behind);
  await deploy(there);
  assert.equal(await writeMigration(there, 'nothing new', into), null);
  assert.deepEqual(fs.readdirSync(into), []);
  await withClient(there, (client) => client.query('alter table "Article" drop column byline; drop table "SignInFailure"'));
  const folder = await writeMigration(there, 'bylines & tries', into);
  assert.match(path.basename(folder), /^\d{14}_bylines_tries$/);
  await withClient(there, (client) => client.query(fs.readFileSync(path.join(folder, 'migration.sql'), 'utf8')));
  assert.equal(await drift(there), '');
});

test('`npm run migration` asks for a name, and writes nothing where nothing has changed', async () => {
  const run = (...args) => runNode(['scripts/run.mjs', 'migration', ...args], { env: { DATABASE_URL: url } });
  const nameless = await run();
  assert.equal(nameless.status, 1);
  assert.match(nameless.output, /npm run migration -- NAME, as in "npm run migration -- add_desk_colour"/);
  const names = migrationNames();
  const { status, output } = await run('nothing');
  assert.equal(status, 0, output);
  assert.match(output, /The tables already are what prisma\/schema\.prisma says\./);
  assert.deepEqual(migrationNames(), names);
});

test('a change of the tables shows as drift', async (t) => {
  await withClient(url, (client) => client.query('alter table "Desk" add column colour text'));
  t.after(() => withClient(url, (client) => client.query('alter table "Desk" drop column colour')));
  assert.match(await drift(url), /DROP COLUMN "colour"/);
});

test('a database of a newer Galley is refused in a sentence', async (t) => {
  const insert = `insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ('x', '', '29990101000000_future', now())`;
  await withClient(url, (client) => client.query(insert));
  t.after(() => withClient(url, (client) => client.query(`delete from _prisma_migrations where id = 'x'`)));
  await assert.rejects(deploy(url), { message: /newer Galley: it has the migration 29990101000000_future/ });
});

test('the journal refuses a change, a removal and emptying', async () => {
  await withClient(url, async (client) => {
    const { entryId } = await aHouse(client);
    const refused = { message: /The journal is append-only/ };
    await assert.rejects(client.query(`update "JournalEntry" set type = 'other' where id = $1`, [entryId]), refused);
    await assert.rejects(client.query(`delete from "JournalEntry" where id = $1`, [entryId]), refused);
    await assert.rejects(client.query('truncate "JournalEntry" cascade'), refused);
  });
});

test('erasure replaces payload and salt of one entry, and opens no door for more', async () => {
  await withClient(url, async (client) => {
    const { entryId } = await aHouse(client);
    const before = (await client.query('select * from "JournalEntry" where id = $1', [entryId])).rows[0];
    await client.query('begin');
    await client.query(`select erase_journal_entry($1, '{"words":"███"}', 'new salt')`, [entryId]);
    await client.query('savepoint erased');
    await assert.rejects(client.query(`update "JournalEntry" set payload = '{}' where id = $1`, [entryId]), /append-only/);
    await client.query('rollback to erased');
    await client.query(`set local galley.erasing = '${entryId}'`);
    await assert.rejects(client.query(`update "JournalEntry" set hash = 'forged' where id = $1`, [entryId]), /append-only/);
    await client.query('rollback to erased; commit');
    const after = (await client.query('select * from "JournalEntry" where id = $1', [entryId])).rows[0];
    assert.deepEqual(after, { ...before, payload: { words: '███' }, salt: 'new salt' });
  });
});

test('erasing an entry that is not there fails', async () => {
  await withClient(url, (client) =>
    assert.rejects(client.query(`select erase_journal_entry($1, '{}', '')`, [randomUUID()]), /no journal entry/),
  );
});
