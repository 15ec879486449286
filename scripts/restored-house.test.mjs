// A newsroom that moves: seeded, backed up, restored elsewhere. There its journals hold and every article exports the same.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { writeBackup } from './backup.mjs';
import { dropDatabase, ensureDatabase, withClient } from './database.mjs';
import { deploy } from './migrate.mjs';
import { runNode, tsxProgram } from './programs.mjs';
import { restoreBackup } from './restore.mjs';
import { ensureTestPostgres } from './test-database.mjs';

const names = [0, 1, 2].map((n) => `galley_test_${n}_${process.pid}`);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'galley move '));
let postgres;
let home;
let elsewhere;
let empty;

before(async () => {
  postgres = await ensureTestPostgres();
  for (const name of names) await ensureDatabase(postgres.url('postgres'), name);
  [home, elsewhere, empty] = names.map((name) => postgres.url(name));
  await deploy(home);
  await deploy(empty);
  assert.equal((await script('prisma/seed.ts', home)).status, 0);
  const file = path.join(folder, 'house.backup');
  await writeBackup(home, file);
  await restoreBackup(elsewhere, file);
});
after(async () => {
  for (const name of names) await dropDatabase(postgres.url('postgres'), name);
  fs.rmSync(folder, { recursive: true });
});

const script = (file, url, ...args) =>
  runNode([tsxProgram, file, ...args], { env: { DATABASE_URL: url, NEXTAUTH_SECRET: 'a secret for tests, 32 characters or more' } });

/** All exports as JSON text, which a cut pipe would break, with what was written after `since` as "now": only the moment of an export may differ. */
async function exportsOf(url, since) {
  const { status, output } = await script('scripts/try-exports.ts', url);
  assert.equal(status, 0, output);
  JSON.parse(output);
  return output
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z/g, (moment) => (moment >= since.slice(0, 19) ? 'now' : moment))
    .replaceAll(/(<time datetime=\\"now\\">)[^<]*/g, '$1now');
}

test('every article exports the same in every format', async () => {
  const since = new Date().toISOString();
  const exported = await exportsOf(home, since);
  assert.ok(exported.length > 10_000, exported);
  assert.equal(await exportsOf(elsewhere, since), exported);
});

test('its journals hold', async () => {
  const { status, output } = await script('scripts/journal-verify.ts', elsewhere);
  assert.equal(status, 0, output);
  assert.equal(output, '1 article checked; every journal holds.\n');
});

test('journals that are not there do not hold', async () => {
  const id = '0199c2a5-7c1e-7d34-9a5b-3f1d2c4b5a60';
  const cases = [
    [elsewhere, ['MISTYPED-ID'], 'There is no article MISTYPED-ID.\n0 articles checked, 1 not found.\n'],
    [elsewhere, [id], `There is no article ${id}.\n0 articles checked, 1 not found.\n`],
    [empty, [], 'Nobody is in this database, so there is nothing to check. Are DATABASE_URL and GALLEY_DATA_DIR those of "npm start"?\n'],
  ];
  for (const [url, args, sentence] of cases) {
    const { status, output } = await script('scripts/journal-verify.ts', url, ...args);
    assert.deepEqual([status, output], [1, sentence]);
  }
});

test('a house without an article has no journal that does not hold', async () => {
  await withClient(empty, (client) =>
    client.query(`insert into "Person" (id, email, name, preferences) values (gen_random_uuid(), 'ines@example.org', 'Ines Okafor', '{}')`),
  );
  const { status, output } = await script('scripts/journal-verify.ts', empty);
  assert.deepEqual([status, output], [0, '0 articles checked; every journal holds.\n']);
});

test('it holds the heads that were kept of the old house, and says so if it does not', async () => {
  const heads = path.join(folder, 'heads.jsonl');
  const published = await script('scripts/journal-heads.ts', home, heads);
  assert.equal(published.status, 0, published.output);
  const checked = await script('scripts/journal-heads.ts', elsewhere, '--check', heads);
  assert.equal(checked.status, 0, checked.output);
  assert.match(checked.output, /^1 line with [1-9]\d* heads? checked; every journal holds them\.\n$/);

  const { articleId, seq } = JSON.parse(fs.readFileSync(heads, 'utf8')).heads[0];
  await withClient(elsewhere, async (client) => {
    await client.query('set session_replication_role = replica');
    await client.query('delete from "JournalEntry" where "articleId" = $1 and seq = $2', [articleId, seq]);
  });
  const cut = await script('scripts/journal-heads.ts', elsewhere, '--check', heads);
  assert.equal(cut.status, 1);
  assert.match(cut.output, new RegExp(`^Article ${articleId} no longer holds the head of line 1 .*: its entry ${seq} is missing\\.\\n$`));
});

test('it leaves the file of heads alone that another house wrote', async () => {
  const heads = path.join(folder, 'heads.jsonl');
  const before = fs.readFileSync(heads, 'utf8');
  const refused = await script('scripts/journal-heads.ts', elsewhere, heads);
  assert.equal(refused.status, 1);
  assert.equal(refused.output, 'Nothing was written: the file ends with a line that this house did not make.\n');
  assert.equal(fs.readFileSync(heads, 'utf8'), before);
});
