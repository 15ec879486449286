import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { usableCores, usableMemory } from './machine.mjs';
import { resultsFolder } from './surroundings.mjs';

test('cores are those of the container, where it has a quota', (t) => {
  fs.mkdirSync(resultsFolder, { recursive: true });
  const folder = fs.mkdtempSync(path.join(resultsFolder, 'machine '));
  t.after(() => fs.rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'cpu.max');
  const all = os.availableParallelism();
  for (const [quota, cores] of [
    ['100000 100000\n', 1],
    ['50000 100000\n', 1],
    ['max 100000\n', all],
    [`${(all + 4) * 100_000} 100000\n`, all],
    ['', all],
  ]) {
    fs.writeFileSync(file, quota);
    assert.equal(usableCores(file), cores, quota);
  }
  assert.equal(usableCores(path.join(folder, 'none')), all);
});

test('memory is that of the container, where it has a limit', () => {
  assert.equal(usableMemory(2 ** 20), 2 ** 20);
  // What Node says where there is none, or where it does not know.
  for (const none of [0, 2 ** 64]) assert.equal(usableMemory(none), os.totalmem());
});
