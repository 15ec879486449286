// `npm run seed`: the invented newsroom goes into an empty house, and into no other.
import assert from 'node:assert/strict';
import test from 'node:test';
import { dropDatabase, ensureDatabase, withClient } from './database.mjs';
import { deploy } from './migrate.mjs';
import { runNode } from './programs.mjs';
import { ensureTestPostgres } from './test-database.mjs';
import { aHouse } from './try-house.mjs';

const seed = (url) => runNode(['scripts/run.mjs', 'seed'], { env: { DATABASE_URL: url } });
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
