// `npm run dev`, as those who change Galley have it open all day.
import assert from 'node:assert/strict';
import test from 'node:test';
import { isAlive } from './lock.mjs';
import { dataFolder, descendantsOf, kill, launch, launcherPid, postmaster, surroundingsOf, within } from './try-launch.mjs';
import { signedIn } from './try-person.mjs';

const onLinux = { skip: process.platform !== 'linux' && 'finds processes in /proc' };
// A folder of its own: a developer may have theirs open beside the tests.
const dist = '.next-test-dev';

/** A house in `npm run dev` that answers: `{ galley, folder, launcher, served }`; `served` are the processes below the launcher. */
async function developing(t) {
  const folder = dataFolder(t);
  const galley = launch(await surroundingsOf(folder, { NEXT_DIST: dist }), { script: 'dev' });
  await galley.ready();
  const launcher = launcherPid(folder);
  const served = descendantsOf(launcher);
  assert.ok(served.length > 1, `no server below the launcher: ${served}`);
  t.after(() => Promise.all(served.filter(isAlive).map(kill)));
  return { galley, folder, launcher, served };
}

test('npm run dev answers the page to sign in on, and a SIGTERM to npm ends it with its database', onLinux, async (t) => {
  const { galley, folder, launcher, served } = await developing(t);
  // Where nobody is there yet, that page leads to the one to set up.
  await signedIn(galley);
  const page = await fetch(`${galley.url}/sign-in`);
  assert.equal(page.status, 200, galley.output());
  const [heading] = (await page.text()).match(/<h1[^>]*>[^<]*/) ?? [];
  assert.match(heading ?? '', /Sign in/);
  const database = postmaster(folder);
  assert.ok(database);
  galley.npm.kill('SIGTERM');
  await within('end of the launcher', () => !isAlive(launcher), galley.output);
  assert.deepEqual([database, ...served].filter(isAlive), []);
  assert.equal(launcherPid(folder), null);
});

test('after kill -9 of its launcher npm run dev leaves no server behind', onLinux, async (t) => {
  const { galley, launcher, served } = await developing(t);
  await kill(launcher);
  await within('end of the server', () => !served.some(isAlive), galley.output);
});
