// `npm run seed`: the invented newsroom goes into an empty house, and into no other. `npm run backup` and `restore` as they are typed.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { dropDatabase, ensureDatabase, withClient } from './database.mjs';
import { deploy } from './migrate.mjs';
import { runNode } from './programs.mjs';
import { ensureTestPostgres } from './test-database.mjs';
import { aHouse } from './try-house.mjs';

const command = (url, args, env = {}) => runNode(['scripts/run.mjs', ...args], { env: { DATABASE_URL: url, ...env } });
const seed = (url) => command(url, ['seed']);
const countPeople = (url) =>
  withClient(url, async (client) => (await client.query('select count(*)::int as people from "Person"')).rows[0].people);

test('the sample newsroom is not put where a person is, and nothing is changed there', async (t) => {
  const postgres = await ensureTestPostgres();
  const [empty, lived] = ['seeded', 'lived'].map((name) => `galley_${name}_${process.pid}`);
  t.after(() => Promise.all([empty, lived].map((name) => dropDatabase(postgres.url('postgres'), name))));

  // The command makes the database of DATABASE_URL and its tables.
  const first = await seed(postgres.url(empty));
  assert.equal(first.status, 0, first.output);
  assert.match(first.output, /The sample newsroom is ready\. Everyone’s password is \S+/);
  const people = await countPeople(postgres.url(empty));
  assert.ok(people > 1, `${people} people`);

  await ensureDatabase(postgres.url('postgres'), lived);
  await deploy(postgres.url(lived));
  await withClient(postgres.url(lived), aHouse);
  for (const [name, before] of Object.entries({ [empty]: people, [lived]: 1 })) {
    const { status, output } = await seed(postgres.url(name));
    assert.equal(status, 1, output);
    assert.equal(output.trim(), 'There are people in this Galley already. The sample newsroom is only for an empty one.');
    assert.equal(await countPeople(postgres.url(name)), before);
  }
});

test('a house is backed up to a file beside whoever asks, and restored from it into an empty one only', async (t) => {
  const postgres = await ensureTestPostgres();
  const [old, fresh] = ['old', 'fresh'].map((name) => `galley_${name}_${process.pid}`);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'galley backup '));
  t.after(() =>
    Promise.all([...[old, fresh].map((name) => dropDatabase(postgres.url('postgres'), name)), fs.promises.rm(folder, { recursive: true })]),
  );
  await ensureDatabase(postgres.url('postgres'), old);
  await deploy(postgres.url(old));
  await withClient(postgres.url(old), aHouse);
  const asked = (name, ...args) => command(postgres.url(name), args, { INIT_CWD: folder });

  for (const name of ['backup', 'restore']) {
    const { status, output } = await asked(old, name);
    assert.equal(status, 1);
    assert.equal(output.trim(), `npm run ${name} -- FILE, as in "npm run ${name} -- galley.backup".`);
  }
  const kept = await asked(old, 'backup', 'house.backup');
  assert.equal(kept.status, 0, kept.output);
  assert.match(kept.output, /Backed up \d+ rows of \d+ tables to house\.backup\. It holds everything/);
  assert.deepEqual(fs.readdirSync(folder), ['house.backup']);

  const restored = await asked(fresh, 'restore', 'house.backup');
  assert.equal(restored.status, 0, restored.output);
  // A copy that was started as the house is would speak in its name.
  assert.match(restored.output, /start this copy without GALLEY_HEADS_FILE, GALLEY_HEADS_URL, GALLEY_SMTP_URL, GALLEY_MAIL_FROM: /);
  assert.equal(await countPeople(postgres.url(fresh)), 1);
  const again = await asked(fresh, 'restore', 'house.backup');
  assert.equal(again.status, 1, again.output);
  assert.equal(await countPeople(postgres.url(fresh)), 1);
});
