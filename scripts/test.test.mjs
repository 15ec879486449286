// The end of `npm test`, which is all that many places keep of it.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { Refusal } from './refusal.mjs';
import { runSuites } from './test.mjs';
import { dataFolder } from './try-launch.mjs';

const passing = { name: 'lint', run: async () => ({ passed: 2, failed: 0, skipped: 1, failures: [] }) };
const failing = { name: 'vitest', run: async () => ({ passed: 1, failed: 1, skipped: 0, failures: ['a.test.ts › holds'] }) };
const broken = {
  name: 'drift',
  run: async () => {
    throw new Refusal('The disk is full.');
  },
};

/** What a run of `suites` says, and its exit code. */
async function runOf(t, suites, { only, stopTestPostgres = async () => {} } = {}) {
  const said = [];
  for (const way of ['log', 'error']) t.mock.method(console, way, (line) => said.push(line));
  const status = await runSuites(only, [], { suites, stopTestPostgres }).finally(() => t.mock.restoreAll());
  return { status, said, lines: said.join('\n').split('\n') };
}

test('a suite that cannot run is a failure, and the others tell their part', async (t) => {
  const { status, lines } = await runOf(t, [passing, broken, failing]);
  assert.equal(status, 1);
  assert.ok(lines.includes('The disk is full.'));
  assert.deepEqual(lines.slice(-5), [
    'Failed, or not at the first try:',
    '  drift: see above',
    '  vitest: a.test.ts › holds',
    '',
    '3 passed, 2 failed, 1 skipped',
  ]);
});

test('the last line is the sum also where the database of the tests cannot be stopped, which fails the run', async (t) => {
  const stopTestPostgres = async () => {
    throw new Refusal('The disk that holds the tests is full.');
  };
  const { status, lines } = await runOf(t, [passing], { stopTestPostgres });
  assert.equal(status, 1);
  assert.ok(lines.includes('The disk that holds the tests is full.'));
  assert.deepEqual(lines.slice(-4), [
    'Failed, or not at the first try:',
    '  end of the test database: see above',
    '',
    '2 passed, 1 failed, 1 skipped',
  ]);
});

test('a run of which all passed ends with 0, and one suite is run by its name', async (t) => {
  const { status, lines } = await runOf(t, [failing, passing], { only: 'lint' });
  assert.equal(status, 0);
  assert.equal(lines.at(-1), '2 passed, 0 failed, 1 skipped');
  await assert.rejects(runOf(t, [passing], { only: 'lnit' }), { message: 'The suites are lint.' });
});

test('a run that took no database starts none at its end', async (t) => {
  const folder = path.join(dataFolder(t), 'tests');
  const { stopTestPostgres } = await import('./suites.mjs');
  const before = process.env.GALLEY_TEST_DIR;
  t.after(() => {
    if (before === undefined) delete process.env.GALLEY_TEST_DIR;
    else process.env.GALLEY_TEST_DIR = before;
  });
  process.env.GALLEY_TEST_DIR = folder;
  await stopTestPostgres();
  assert.equal(fs.existsSync(folder), false);
  fs.mkdirSync(folder);
  await stopTestPostgres();
  assert.equal(fs.existsSync(path.join(folder, 'pg')), false);
});
