// Ctrl-C while people have articles open: their streams end, come back at once as browsers do, what is being typed is answered, and still the server
// ends in order. So it does after somebody has offered it another protocol.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import test from 'node:test';
import { dataFolder, launch, surroundingsOf, within } from './try-launch.mjs';
import { entriesPath, makeArticle, signedIn, typed } from './try-person.mjs';

const onLinux = { skip: process.platform !== 'linux' && 'finds processes in /proc' };

test('Ctrl-C ends the server in order while an article is open, whose stream comes back at once', onLinux, async (t) => {
  const galley = launch(await surroundingsOf(dataFolder(t)));
  await galley.ready();
  const person = await signedIn(galley);
  const articleId = await makeArticle(person);
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  t.after(() => agent.destroy());
  const address = `${galley.url}/api/v1/live?article=${articleId}:1`;
  const follow = async () => {
    const [stream] = await once(http.get(address, { agent, headers: { cookie: person.cookie() } }), 'response');
    assert.equal(stream.statusCode, 200);
    return stream;
  };
  // Next names what its router sends in each of its answers.
  const isFromNext = async () => {
    const [stream] = await once(http.get(address, { agent: false, headers: { cookie: person.cookie() } }), 'response');
    stream.destroy();
    return /next-router/.test(stream.headers.vary);
  };
  await within('short way of streams', async () => !(await isFromNext()));
  const first = await follow();
  await once(first, 'data');
  // Next would keep the first of these for ever, and end the other without a word.
  for (const [place, Upgrade, status] of [
    ['/_next/static/x', 'websocket', 404],
    ['/api/v1/health', 'h2c', 200],
  ]) {
    const offering = http.get(`${galley.url}${place}`, { agent: false, headers: { Connection: 'Upgrade', Upgrade } });
    const [answer] = await once(offering, 'response');
    assert.equal(answer.resume().statusCode, status, place);
  }
  const comesBack = (async () => {
    for (let stream = first; ; stream = await follow()) await once(stream.resume(), 'end');
  })();
  process.kill(-galley.npm.pid, 'SIGINT');
  await assert.rejects(comesBack, { code: /ECONNRESET|ECONNREFUSED|EPIPE/ });
  await galley.ended;
  assert.doesNotMatch(galley.output(), /was killed/);
});

test('Ctrl-C has what is being typed stored and answered first, though it goes past Next', onLinux, async (t) => {
  const galley = launch(await surroundingsOf(dataFolder(t)));
  await galley.ready();
  const person = await signedIn(galley);
  const path = entriesPath(await makeArticle(person));
  const isFromNext = async (place) => /next-router/.test((await person.request(place, '{}')).headers.get('vary'));
  await within('short way', async () => !(await isFromNext(path)));
  assert.ok(await isFromNext(`${path}?by=next`));

  const batch = JSON.stringify(await typed(person, path.split('/')[4], 'Then '));
  const headers = { cookie: person.cookie(), 'Content-Type': 'application/json', 'Content-Length': batch.length, Expect: '100-continue' };
  const request = http.request(`${galley.url}${path}`, { method: 'POST', headers });
  request.flushHeaders();
  await once(request, 'continue');
  request.write(batch.slice(0, 20));
  process.kill(-galley.npm.pid, 'SIGINT');
  await within('end of listening', () =>
    fetch(galley.url).then(
      () => false,
      () => true,
    ),
  );
  request.end(batch.slice(20));
  const [answer] = await once(request, 'response');
  let text = '';
  for await (const part of answer) text += part;
  assert.equal(answer.statusCode, 200, text);
  assert.equal(answer.headers['x-frame-options'], 'DENY');
  await galley.ended;
  assert.doesNotMatch(galley.output(), /was killed/);
});
