import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test, { after, before } from 'node:test';
import { dropDatabase, ensureDatabase, withClient } from './database.mjs';
import { deploy } from './migrate.mjs';
import { renewSetupCode } from './setup-code.mjs';
import { ensureTestPostgres } from './test-database.mjs';
import { aHouse } from './try-house.mjs';

const name = `galley_test_${process.pid}`;
let postgres;
let url;

before(async () => {
  postgres = await ensureTestPostgres();
  url = postgres.url(name);
  await ensureDatabase(postgres.url('postgres'), name);
  await deploy(url);
});
after(() => dropDatabase(postgres.url('postgres'), name));

const stored = () =>
  withClient(url, async (client) => (await client.query(`select value from "HouseSetting" where key = 'setup-code'`)).rows[0]?.value);
const hashOf = (code) => createHash('sha256').update(code).digest('hex');

test('each start of an empty house makes a new code in place of the last, and stores only its hash', async () => {
  const first = await renewSetupCode(url);
  assert.match(first, /^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/);
  assert.deepEqual(await stored(), { hash: hashOf(first) });
  const second = await renewSetupCode(url);
  assert.notEqual(second, first);
  assert.deepEqual(await stored(), { hash: hashOf(second) });
});

test('a house with people gets no code', async () => {
  await withClient(url, aHouse);
  assert.equal(await renewSetupCode(url), null);
});
