// kill -9 of each process of a house, then `npm start`: people have all that was acknowledged to them.
import assert from 'node:assert/strict';
import test from 'node:test';
import { backendsOf, childrenOf, dataFolder, kill, launch, launcherPid, postmaster, surroundingsOf, within } from './try-launch.mjs';
import { makeArticle, signedIn, tryToRead, typeInto } from './try-person.mjs';

const onLinux = { skip: process.platform !== 'linux' && 'finds processes in /proc' };

/** Who is killed. Without npm or the launcher the house is down and `npm start` serves; else the launcher has healed it and `npm start` says that it runs. */
const victims = [
  { name: 'npm', pidsOf: ({ galley }) => [galley.npm.pid], isDown: true },
  { name: 'the launcher', pidsOf: ({ folder }) => [launcherPid(folder)], isDown: true },
  { name: 'Next', pidsOf: ({ folder }) => childrenOf(launcherPid(folder)), isDown: false },
  { name: 'the postmaster', pidsOf: ({ folder }) => [postmaster(folder)], isDown: false },
  { name: 'a backend', pidsOf: ({ folder }) => backendsOf(postmaster(folder)).slice(0, 1), isDown: false },
  {
    name: 'all at once',
    pidsOf: ({ galley, folder }) => [galley.npm.pid, launcherPid(folder), ...childrenOf(launcherPid(folder)), postmaster(folder)],
    isDown: true,
  },
];

test('after kill -9 of a process `npm start` serves or says who does, with all text that was acknowledged', onLinux, async (t) => {
  const folder = dataFolder(t);
  const env = await surroundingsOf(folder);
  let galley = launch(env);
  await galley.ready();
  const person = await signedIn(galley);
  const articleId = await makeArticle(person);
  const acknowledged = [];
  for (const { name, pidsOf, isDown } of victims) {
    await t.test(name, async () => {
      const words = `Typed before the end of ${name}. `;
      await typeInto(person, articleId, words);
      acknowledged.push(words);
      const pids = pidsOf({ galley, folder });
      assert.ok(pids.length > 0 && pids.every(Boolean), `no process: ${pids}`);
      await Promise.all(pids.map(kill));
      if (isDown) {
        galley = await startAgain(env);
      } else {
        const next = launch(env);
        assert.equal(await next.ended, 1, next.output());
        assert.match(
          next.output(),
          new RegExp(`Galley already runs here: http://localhost:${env.PORT}, process ${launcherPid(folder)}\\.`),
        );
      }
      const text = await within('an answer with the text', () => tryToRead(person, articleId), galley.output);
      for (const each of acknowledged) assert.ok(text.includes(each), `${each} is missing in ${text}`);
    });
  }
});

/** `npm start` in `env` that serves, as somebody starts it who is told that Galley still runs: an old launcher may need a while to end in order. */
const startAgain = (env) =>
  within('a house that is started again', async () => {
    const next = launch(env);
    const refusal = await next.ready().then(
      () => null,
      (error) => error,
    );
    if (refusal && !/Galley already runs here/.test(next.output())) throw refusal;
    return refusal ? null : next;
  });
