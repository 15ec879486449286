// Ctrl-C while people have articles open: their streams end, come back at once as browsers do, and still the server ends in order.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import test from 'node:test';
import { dataFolder, launch, surroundingsOf } from './try-launch.mjs';
import { makeArticle, signedIn } from './try-person.mjs';

const onLinux = { skip: process.platform !== 'linux' && 'finds processes in /proc' };

test('Ctrl-C ends the server in order while an article is open, whose stream comes back at once', onLinux, async (t) => {
  const galley = launch(await surroundingsOf(dataFolder(t)));
  await galley.ready();
  const person = await signedIn(galley);
  const articleId = await makeArticle(person);
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  t.after(() => agent.destroy());
  const follow = async () => {
    const headers = { cookie: person.cookie() };
    const [stream] = await once(http.get(`${galley.url}/api/v1/live?article=${articleId}:1`, { agent, headers }), 'response');
    assert.equal(stream.statusCode, 200);
    return stream;
  };
  const first = await follow();
  await once(first, 'data');
  const comesBack = (async () => {
    for (let stream = first; ; stream = await follow()) await once(stream.resume(), 'end');
  })();
  process.kill(-galley.npm.pid, 'SIGINT');
  await assert.rejects(comesBack, { code: /ECONNRESET|ECONNREFUSED/ });
  await galley.ended;
  assert.doesNotMatch(galley.output(), /was killed/);
});
