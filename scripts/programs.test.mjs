import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { isAlive } from './lock.mjs';
import { mustRunNode, run, runNode } from './programs.mjs';
import { within } from './try-launch.mjs';

test('a program tells its status and all that it printed', async () => {
  const { status, output } = await runNode(['-e', 'console.log("out"); console.error("err"); process.exit(3)']);
  assert.equal(status, 3);
  assert.deepEqual(output.trim().split('\n').sort(), ['err', 'out']);
});

test('a program that is not there fails, and does not throw', async () => {
  const { status, output } = await run('no-such-program', []);
  assert.notEqual(status, 0);
  assert.match(output, /ENOENT/);
});

test('arguments reach the program as they are, spaces and quotes too', async () => {
  const { output } = await runNode(['-e', 'console.log(process.argv[1])', `a "b" $HOME 'c'`]);
  assert.equal(output.trim(), `a "b" $HOME 'c'`);
});

test('a failure that must not be is the sentence given', async () => {
  await assert.rejects(mustRunNode(['-e', 'process.exit(1)'], 'The build failed.'), { message: 'The build failed.' });
});

for (const words of ['Error: ENOSPC: no space left on device, write', 'No space left on device (os error 28)']) {
  test(`a failure for a full disk says so: ${words}`, async () => {
    const failing = mustRunNode(['-e', `console.error('${words}'); process.exit(1)`], 'The build failed.');
    await assert.rejects(failing, { message: 'The disk is full. The build failed. Make room and start again.' });
  });
}

test('what we started ends with us, even when we are killed, and so does what it started', async (t) => {
  const module = pathToFileURL(path.join(import.meta.dirname, 'programs.mjs')).href;
  const grandchild = `const { spawn } = require('child_process'); const c = spawn('sleep', ['600']); console.log('pids', process.pid, c.pid); setInterval(() => {}, 1000);`;
  const code = `import { runNode } from '${module}'; await runNode(['-e', ${JSON.stringify(grandchild)}], { isShown: true });`;
  const starter = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  t.after(() => starter.kill('SIGKILL'));
  const [line] = await once(starter.stdout, 'data');
  const pids = line.toString().trim().split(' ').slice(1).map(Number);
  assert.deepEqual(pids.map(isAlive), [true, true]);
  starter.kill('SIGKILL');
  await within('end of both', () => !pids.some(isAlive));
});
