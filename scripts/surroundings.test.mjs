import assert from 'node:assert/strict';
import test from 'node:test';
import { underLine } from './surroundings.mjs';

/** What is said under the clock of the test `t`. */
function sayings(t) {
  t.mock.timers.enable({ apis: ['setInterval', 'Date'] });
  const said = [];
  t.mock.method(console, 'log', (line) => said.push(line));
  return said;
}

test('long work says what it is, a sign of life every ten seconds, and nothing once it is done', async (t) => {
  const said = sayings(t);
  const { promise, resolve } = withResolvers();
  const work = underLine('Building the app', () => promise);
  assert.deepEqual(said, ['Building the app …']);
  t.mock.timers.tick(9_999);
  assert.equal(said.length, 1);
  t.mock.timers.tick(1);
  t.mock.timers.tick(10_000);
  assert.deepEqual(said.slice(1), ['  … still at it, 10 s', '  … still at it, 20 s']);
  resolve('built');
  assert.equal(await work, 'built');
  t.mock.timers.tick(60_000);
  assert.equal(said.length, 3);
});

test('work that fails says nothing more either', async (t) => {
  const said = sayings(t);
  const failing = underLine('Building the app', async () => {
    throw new Error('no room');
  });
  await assert.rejects(failing, { message: 'no room' });
  t.mock.timers.tick(60_000);
  assert.deepEqual(said, ['Building the app …']);
});

// Node 20 has no Promise.withResolvers.
function withResolvers() {
  let resolve;
  const promise = new Promise((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
