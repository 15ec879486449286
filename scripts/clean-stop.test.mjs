// Ctrl-C while people have articles open: their streams end, come back at once as browsers do, and still the server ends in order.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import test from 'node:test';
import { dataFolder, launch, surroundingsOf } from './try-launch.mjs';

const onLinux = { skip: process.platform !== 'linux' && 'finds processes in /proc' };
const ines = { email: 'ines@example.org', password: 'a long enough phrase 7' };

/** The first person of a new house, signed in; `ask` gives what the API answers them. */
async function signedIn(galley) {
  const cookies = new Map();
  const ask = async (path, body, type = 'application/json') => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { cookie, ...(body && { 'Content-Type': type }) };
    const answer = await fetch(`${galley.url}${path}`, { method: body ? 'POST' : 'GET', headers, body, redirect: 'manual' });
    assert.ok(answer.status < 400, `${path}: ${answer.status}`);
    for (const set of answer.headers.getSetCookie()) cookies.set(...set.split(';')[0].split(/=(.*)/s).slice(0, 2));
    const text = await answer.text();
    return text ? JSON.parse(text) : null;
  };
  const post = (path, body) => ask(path, JSON.stringify(body));
  await post('/api/v1/setup', { ...ines, name: 'Ines Okafor', deskName: 'City', code: galley.setupCode() });
  const { csrfToken } = await ask('/api/auth/csrf');
  await ask(
    '/api/auth/callback/credentials',
    new URLSearchParams({ ...ines, csrfToken, json: 'true' }).toString(),
    'application/x-www-form-urlencoded',
  );
  return { ask, post, cookie: () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
}

async function makeArticle({ ask, post }) {
  const [desk] = (await ask('/api/v1/desks')).desks;
  const { draft, origin } = await post(`/api/v1/imports/paste?deskId=${desk.id}`, { text: 'A quiet street\n\nNothing happened on it.' });
  const id = randomUUID().replace(/^(.{14})4/, '$17');
  await post(`/api/v1/articles?deskId=${desk.id}`, { id, draft, origin, corrections: { title: 'A quiet street' } });
  return id;
}

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
