// A newsroom that moves: seeded, backed up, restored elsewhere. There its journals hold and every article exports the same.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { writeBackup } from './backup.mjs';
import { dropDatabase, ensureDatabase } from './database.mjs';
import { tsx } from './developer-commands.mjs';
import { deploy } from './migrate.mjs';
import { runNode } from './programs.mjs';
import { restoreBackup } from './restore.mjs';
import { ensureTestPostgres } from './test-database.mjs';

const names = [`galley_test_0_${process.pid}`, `galley_test_1_${process.pid}`];
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'galley move '));
let postgres;
let home;
let elsewhere;

before(async () => {
  postgres = await ensureTestPostgres();
  for (const name of names) await ensureDatabase(postgres.url('postgres'), name);
  [home, elsewhere] = names.map((name) => postgres.url(name));
  await deploy(home);
  assert.equal((await script('prisma/seed.ts', home)).status, 0);
  const file = path.join(folder, 'house.backup');
  await writeBackup(home, file);
  await restoreBackup(elsewhere, file);
});
after(async () => {
  for (const name of names) await dropDatabase(postgres.url('postgres'), name);
  fs.rmSync(folder, { recursive: true });
});

const script = (file, url) =>
  runNode([tsx, file], { env: { DATABASE_URL: url, NEXTAUTH_SECRET: 'a secret for tests, 32 characters or more' } });

/** All exports, with what was written after `since` as "now": only the moment of an export may differ. */
async function exportsOf(url, since) {
  const { status, output } = await script('scripts/try-exports.ts', url);
  assert.equal(status, 0, output);
  return output.replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z/g, (moment) => (moment >= since.slice(0, 19) ? 'now' : moment));
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
});
