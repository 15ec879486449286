import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { lockOfBackup, tablesInOrder, writeBackup } from './backup.mjs';
import { dropDatabase, ensureDatabase, withClient } from './database.mjs';
import { deploy } from './migrate.mjs';
import { restoreBackup } from './restore.mjs';
import { ensureTestPostgres } from './test-database.mjs';
import { aHouse } from './try-house.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'galley backup '));
const file = path.join(folder, 'house.backup');
const made = [];
let postgres;
let source;

before(async () => {
  postgres = await ensureTestPostgres();
  source = await database();
  await withClient(source, async (client) => {
    for (let house = 0; house < 3; house++) await aHouse(client);
  });
  await writeBackup(source, file);
});
after(async () => {
  for (const name of made) await dropDatabase(postgres.url('postgres'), name);
  fs.rmSync(folder, { recursive: true });
});

/** A new database, migrated unless told otherwise. */
async function database({ isMigrated = true } = {}) {
  const name = `galley_test_${made.length}_${process.pid}`;
  made.push(name);
  await dropDatabase(postgres.url('postgres'), name);
  await ensureDatabase(postgres.url('postgres'), name);
  if (isMigrated) await deploy(postgres.url(name));
  return postgres.url(name);
}

const contents = (url) =>
  withClient(url, async (client) => {
    const all = {};
    for (const table of await tablesInOrder(client)) {
      all[table] = (await client.query(`select t::text as row from "${table}" t order by 1`)).rows.map(({ row }) => row);
    }
    return all;
  });

/** Somebody of the house, as JSON. */
const onePerson = (url) =>
  withClient(url, async (client) => (await client.query('select to_json(p)::text as row from "Person" p limit 1')).rows[0].row);

const countRows = async (url) => Object.values(await contents(url)).flat().length;

/** The backup with its text changed by `change`, in a file of its own. */
function changed(name, change) {
  const other = path.join(folder, name);
  fs.writeFileSync(other, gzipSync(change(gunzipSync(fs.readFileSync(file)).toString())));
  return other;
}

test('a restored house equals the one that was backed up, in every row', async () => {
  for (const isMigrated of [true, false]) {
    const target = await database({ isMigrated });
    const { rows } = await restoreBackup(target, file);
    assert.equal(rows, 18);
    assert.deepEqual(await contents(target), await contents(source));
  }
});

test('a large house is backed up without a warning', async () => {
  const target = await database();
  const many = `insert into "HouseSetting" select 'setting ' || n, to_jsonb(string_agg(md5(n || '-' || k), '')) from generate_series(1, 400) n, generate_series(1, 200) k group by n`;
  await withClient(target, async (client) => {
    await aHouse(client);
    await client.query(many);
  });
  const warnings = [];
  const warned = (warning) => warnings.push(warning.message);
  process.on('warning', warned);
  await writeBackup(target, path.join(folder, 'large.backup'));
  process.off('warning', warned);
  assert.deepEqual(warnings, []);
});

test('numbers go on counting where the backed-up house stopped', async () => {
  const target = await database();
  await restoreBackup(target, file);
  const insert = `insert into "SignInFailure" ("accountHash", address) values ('a', 'b') returning id::int`;
  const { rows } = await withClient(target, (client) => client.query(insert));
  assert.equal(rows[0].id, 4);
});

test('the restored journal is append-only again', async () => {
  const target = await database();
  await restoreBackup(target, file);
  await assert.rejects(
    withClient(target, (client) => client.query('delete from "JournalEntry"')),
    /append-only/,
  );
});

test('a house that is not empty is left as it is', async () => {
  const before = await contents(source);
  await assert.rejects(restoreBackup(source, file), { message: /not empty/ });
  assert.deepEqual(await contents(source), before);
});

test('a house that only has a set-up code counts as empty', async () => {
  const target = await database();
  await withClient(target, (client) => client.query(`insert into "HouseSetting" values ('setup-code', '{}')`));
  await restoreBackup(target, file);
  assert.deepEqual(await contents(target), await contents(source));
});

const damaged = {
  'a changed word': (text) => text.replace('Ines Okafor', 'Ines Okafir'),
  'a missing row': (text) => text.replace(/\n\{"id":[^\n]*Ines[^\n]*/, ''),
  'a cut tail': (text) => text.slice(0, -200),
  'no last line': (text) => text.replace(/\n[^\n]*\n$/, '\n'),
};

for (const [what, change] of Object.entries(damaged)) {
  test(`a backup with ${what} is refused and nothing is written`, async () => {
    const target = await database();
    await assert.rejects(restoreBackup(target, changed(`${what}.backup`, change)), { message: /damaged or cut short/ });
    assert.equal(await countRows(target), 0);
  });
}

test('a file whose compressed bytes are cut is refused', async () => {
  const cut = path.join(folder, 'cut.backup');
  fs.writeFileSync(cut, fs.readFileSync(file).subarray(0, 500));
  await assert.rejects(restoreBackup(await database(), cut), { message: /damaged/ });
});

test('a file that is no backup is refused', async () => {
  const other = path.join(folder, 'letter.txt');
  fs.writeFileSync(other, 'Dear desk,\n');
  await assert.rejects(restoreBackup(await database(), other), { message: /not a backup/ });
  await assert.rejects(restoreBackup(await database(), path.join(folder, 'nothing')), { message: /There is no file/ });
});

test('a backup of a newer Galley is refused', async () => {
  const newer = changed('newer.backup', (text) => text.replace('"migrations":[', '"migrations":["29990101000000_future",'));
  await assert.rejects(restoreBackup(await database(), newer), { message: /made by a newer Galley/ });
});

test('a database in which nobody is, is not taken for the house', async () => {
  const wrong = path.join(folder, 'wrong.backup');
  const message =
    /^Nobody is in this database, so there is nothing to back up\. Are DATABASE_URL and GALLEY_DATA_DIR those of "npm start"\?$/;
  await assert.rejects(writeBackup(await database(), wrong), { message });
  assert.deepEqual(
    fs.readdirSync(folder).filter((name) => name.startsWith('wrong')),
    [],
  );
});

test('tables that lie in another schema than public are not backed up as none', async () => {
  const elsewhere = await database({ isMigrated: false });
  await withClient(elsewhere, (client) =>
    client.query(`create schema desk; alter database ${new URL(elsewhere).pathname.slice(1)} set search_path = desk, public`),
  );
  await deploy(elsewhere);
  const person = await onePerson(source);
  await withClient(elsewhere, (client) =>
    client.query('insert into "Person" select * from json_populate_record(null::"Person", $1::json)', [person]),
  );
  await assert.rejects(writeBackup(elsewhere, path.join(folder, 'elsewhere.backup')), { message: /no Galley tables in the schema public/ });
});

test('a user to whom the schema public does not belong restores into it, and extensions of others stay', async () => {
  const name = `galley_test_user_${process.pid}`;
  const target = await database({ isMigrated: false });
  const as = (sql) => withClient(target, (client) => client.query(sql));
  await as(`create role ${name} login password 'x'; create extension pg_trgm; grant create on schema public to ${name}`);
  const url = Object.assign(new URL(target), { username: name, password: 'x' }).href;
  await deploy(url);
  // As PostGIS has it: Prisma knows it by its name.
  await as(
    'create table spatial_ref_sys (srid int); insert into spatial_ref_sys values (4326); alter extension pg_trgm add table spatial_ref_sys',
  );
  await restoreBackup(url, file);
  assert.deepEqual((await as('table spatial_ref_sys')).rows, [{ srid: 4326 }]);
  assert.deepEqual(await contents(target), await contents(source));
  await as(`reassign owned by ${name} to current_user; drop owned by ${name}; drop role ${name}`);
});

test('a backup never overwrites a file', async () => {
  await assert.rejects(writeBackup(source, file), { message: /is there already/ });
});

test('a backup lies on the disk before it has its name, and its name too before it is called done', async (t) => {
  const events = [];
  for (const name of ['fsync', 'renameSync', 'fsyncSync']) {
    const does = fs[name];
    t.mock.method(fs, name, (...args) => {
      events.push(name === 'fsyncSync' && fs.fstatSync(args[0]).isDirectory() ? 'folder' : name);
      return does(...args);
    });
  }
  await writeBackup(source, path.join(folder, 'lasting.backup'));
  assert.deepEqual(events, ['fsync', 'renameSync', 'folder']);
});

test('a backup is for the eyes of its owner only', () => {
  assert.equal(fs.statSync(file).mode & 0o077, 0);
});

/** What `work` says, line by line. */
async function saidBy(t, work) {
  const said = t.mock.method(console, 'log', () => {});
  await work();
  const lines = said.mock.calls.map(({ arguments: [line] }) => line);
  said.mock.restore();
  return lines;
}

test('a backup takes the place of one that broke off, and says so', async (t) => {
  const again = path.join(folder, 'again.backup');
  assert.deepEqual(await saidBy(t, () => writeBackup(source, again)), []);
  fs.renameSync(again, `${again}.half`);
  const lines = await saidBy(t, () => writeBackup(source, again));
  assert.deepEqual(lines, [`Removed ${again}.half, which a backup that broke off had left.`]);
  assert.ok(!fs.existsSync(`${again}.half`));
});

test('of two backups to one file at once the second is refused, and the first is whole', async () => {
  const twice = path.join(folder, 'twice.backup');
  fs.symlinkSync(folder, `${folder} too`);
  const other = path.join(`${folder} too`, 'twice.backup');
  const [first, second] = await Promise.allSettled([writeBackup(source, twice), writeBackup(source, other)]);
  fs.rmSync(`${folder} too`);
  assert.deepEqual(first, { status: 'fulfilled', value: { tables: first.value?.tables, rows: 18 } });
  assert.match(
    second.reason.message,
    /^Another backup \(process \d+\) is writing .*twice\.backup right now; wait for it, or give another name\.$/,
  );
  assert.equal((await restoreBackup(await database(), twice)).rows, 18);
  assert.ok(!fs.existsSync(lockOfBackup(twice)));
});

test('a backup that was killed keeps the next one from nothing', async (t) => {
  const killed = path.join(folder, 'killed.backup');
  const lines = `import { writeBackup } from ${JSON.stringify(path.join(import.meta.dirname, 'backup.mjs'))};
    await writeBackup(process.argv[1], process.argv[2]);`;
  // A database that is locked keeps it at its beginning.
  await withClient(source, async (client) => {
    await client.query('begin; lock table "Person" in access exclusive mode');
    const child = spawn(process.execPath, ['--input-type=module', '-e', lines, source, killed], { stdio: 'ignore' });
    const over = once(child, 'exit');
    while (!fs.existsSync(lockOfBackup(killed))) await new Promise((resolve) => setTimeout(resolve, 20));
    await assert.rejects(writeBackup(source, killed), { message: /^Another backup/ });
    child.kill('SIGKILL');
    await over;
    await client.query('rollback');
  });
  fs.writeFileSync(`${killed}.half`, 'half of it');
  const said = await saidBy(t, () => writeBackup(source, killed));
  assert.deepEqual(said, [`Removed ${killed}.half, which a backup that broke off had left.`]);
  assert.ok(fs.existsSync(killed) && !fs.existsSync(lockOfBackup(killed)));
});

test('a table that somebody made in the house is left out of its restored copy, by name', async (t) => {
  const [shared, target] = [await database(), await database()];
  await withClient(shared, async (client) => {
    await aHouse(client);
    await client.query(`create table "budget" as select n from generate_series(1, 3) n`);
  });
  const other = path.join(folder, 'shared.backup');
  const held = await writeBackup(shared, other);
  let restored;
  const lines = await saidBy(t, async () => {
    restored = await restoreBackup(target, other);
  });
  assert.deepEqual(restored, { tables: held.tables - 1, rows: held.rows - 3 });
  assert.deepEqual(lines, ["Left out what is not Galley's: budget. The backup goes on holding it."]);
  const { budget, ...own } = await contents(shared);
  assert.equal(budget.length, 3);
  assert.deepEqual(await contents(target), own);
});

test('tables are not made beside those of others, which are named', async () => {
  const target = await database({ isMigrated: false });
  await withClient(target, (client) => client.query('create table "ledger" (amount int); create table "budget" (amount int)'));
  await assert.rejects(deploy(target), { message: /did not make \(budget, ledger\)\. Give it a database of its own/ });
});

test('a backup is written to a file of its own, whatever stood in its place', async () => {
  const victim = path.join(folder, 'victim');
  fs.writeFileSync(victim, 'mine');
  const linked = path.join(folder, 'linked.backup');
  fs.symlinkSync(victim, `${linked}.half`);
  await writeBackup(source, linked);
  assert.equal(fs.readFileSync(victim, 'utf8'), 'mine');
  assert.ok(fs.lstatSync(linked).isFile());

  const prepared = path.join(folder, 'prepared.backup');
  fs.writeFileSync(`${prepared}.half`, '');
  fs.chmodSync(`${prepared}.half`, 0o666);
  await writeBackup(source, prepared);
  assert.equal(fs.statSync(prepared).mode & 0o077, 0);

  const blocked = path.join(folder, 'blocked.backup');
  fs.mkdirSync(`${blocked}.half`);
  await assert.rejects(writeBackup(source, blocked), { message: /is in the way/ });
  assert.ok(fs.statSync(`${blocked}.half`).isDirectory());
});
