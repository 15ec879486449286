import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { releaseLock, takeLock, withLock } from './lock.mjs';

const here = (name) => pathToFileURL(path.join(import.meta.dirname, name)).href;

function temporaryFolder(t) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'galley lock '));
  t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A process that takes the lock `file` and keeps it until it is killed. */
async function holder(t, file) {
  const code = `import { takeLock } from '${here('lock.mjs')}'; takeLock(${JSON.stringify(file)}, { url: 'there' }); console.log('held'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  t.after(() => child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}

test('a free lock is taken, and given back', (t) => {
  const file = path.join(temporaryFolder(t), 'deep/start.lock');
  assert.equal(takeLock(file), null);
  releaseLock(file);
  assert.equal(fs.existsSync(file), false);
});

test('a held lock names its holder', async (t) => {
  const file = path.join(temporaryFolder(t), 'start.lock');
  const child = await holder(t, file);
  const held = takeLock(file);
  assert.equal(held.pid, child.pid);
  assert.equal(held.url, 'there');
});

test('the lock of a killed holder is free', async (t) => {
  const file = path.join(temporaryFolder(t), 'start.lock');
  const child = await holder(t, file);
  child.kill('SIGKILL');
  await once(child, 'exit');
  assert.equal(takeLock(file), null);
});

test('the lock of a holder whose pid is another program now is free', { skip: process.platform !== 'linux' && 'needs /proc' }, (t) => {
  const file = path.join(temporaryFolder(t), 'start.lock');
  fs.writeFileSync(file, JSON.stringify({ pid: process.ppid, born: '1' }));
  assert.equal(takeLock(file), null);
});

test('a torn lock file is free', (t) => {
  const file = path.join(temporaryFolder(t), 'start.lock');
  fs.writeFileSync(file, '{"pid":');
  assert.equal(takeLock(file), null);
});

test('work under a lock is done one after the other', async (t) => {
  const file = path.join(temporaryFolder(t), 'pg.lock');
  const log = [];
  const work = (name) => async () => {
    log.push(`${name} in`);
    await new Promise((resolve) => setImmediate(resolve));
    log.push(`${name} out`);
  };
  await Promise.all([withLock(file, work('first')), withLock(file, work('second'))]);
  assert.deepEqual(log, ['first in', 'first out', 'second in', 'second out']);
});
