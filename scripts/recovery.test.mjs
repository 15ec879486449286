// A large database that was killed recovers for minutes. A restore command that does not end makes a small one take as long as the test wants.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { awaitConnections } from './recovery.mjs';
import { dataFolder, kill, launch, launcherPid, postmaster, surroundingsOf, within } from './try-launch.mjs';
import { entriesPath, makeArticle, signedIn, tryToRead, typed } from './try-person.mjs';

const onLinux = { skip: process.platform !== 'linux' && 'finds processes in /proc' };
const saysSo = /The database is recovering from a crash; waiting for it … \d+ s/;

/** The next start of the database in `folder` recovers until what this gives is called. */
function holdRecovery(folder) {
  const pg = path.join(folder, 'pg');
  const hold = path.join(folder, 'hold');
  fs.writeFileSync(hold, '');
  const command = `while [ -e "${hold}" ]; do sleep 0.1; done; false`;
  fs.appendFileSync(path.join(pg, 'postgresql.auto.conf'), `restore_command = '${command}'\nhot_standby = off\n`);
  const signal = path.join(pg, 'recovery.signal');
  fs.writeFileSync(signal, '');
  const { uid, gid } = fs.statSync(pg);
  fs.chownSync(signal, uid, gid);
  return () => fs.rmSync(hold);
}

test('while the database recovers nothing is called saved, a start says so and waits, and then all is there', onLinux, async (t) => {
  const folder = dataFolder(t);
  const env = await surroundingsOf(folder);
  const galley = launch(env);
  await galley.ready();
  const person = await signedIn(galley);
  const articleId = await makeArticle(person);
  const batch = await typed(person, articleId, 'Typed while it recovered. ');
  const send = () => person.request(entriesPath(articleId), JSON.stringify(batch));

  const letGo = holdRecovery(folder);
  await kill(postmaster(folder));
  await within('sentence about the recovery', () => saysSo.test(galley.output()), galley.output);
  const refused = await send();
  assert.equal(refused.status, 503);
  assert.equal((await refused.json()).code, 'busy');
  assert.ok(refused.headers.get('retry-after'), 'a tab is told when to send it again');
  const page = await person.request('/articles');
  assert.ok(page.status >= 500, `a page was answered with ${page.status} to ${page.headers.get('location')}`);
  letGo();
  await within('database', () => /The database runs again\./.test(galley.output()), galley.output);
  await within('acknowledgement', async () => (await send()).ok, galley.output);

  const letGoAgain = holdRecovery(folder);
  const [launcher, database] = [launcherPid(folder), postmaster(folder)];
  await kill(launcher);
  await kill(database);
  const next = launch(env);
  await within('sentence about the recovery', () => saysSo.test(next.output()), next.output);
  letGoAgain();
  await next.ready();
  const text = await tryToRead(person, articleId);
  assert.equal(text.split('Typed while it recovered. ').length, 2, text);
});

test('a recovery that outlasts the patience ends the start with a sentence, any other failure at once', async () => {
  const failing = (code) => () => Promise.reject(Object.assign(new Error(code), { code }));
  await assert.rejects(awaitConnections(failing('57P03'), { patienceMs: 0 }), {
    message: 'The database is still recovering from a crash. It goes on by itself; start again when it is done.',
  });
  await assert.rejects(awaitConnections(failing('28P01')), { code: '28P01' });
});
