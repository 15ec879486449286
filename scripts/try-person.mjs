// A person at work through the API, for the tests that break what is around them.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

const ines = { email: 'ines@example.org', password: 'a long enough phrase 7' };
const newId = () => randomUUID().replace(/^(.{14})4/, '$17');

/**
 * The first person of the new house `galley`, signed in: `{ request(path, body), ask(path, body), post(path, value), tryToAsk(path), cookie() }`.
 * `request` gives the answer as it comes; `ask` and `post` what is in it, and fail where the API refuses; `tryToAsk` gives null there, and where nobody
 * answers.
 */
export async function signedIn(galley) {
  const cookies = new Map();
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const request = (path, body, type = 'application/json') => {
    const headers = { cookie: cookie(), ...(body && { 'Content-Type': type }) };
    return fetch(`${galley.url}${path}`, { method: body ? 'POST' : 'GET', headers, body, redirect: 'manual' });
  };
  const ask = async (path, body, type) => {
    const answer = await request(path, body, type);
    assert.ok(answer.status < 400, `${path}: ${answer.status}`);
    for (const set of answer.headers.getSetCookie()) cookies.set(...set.split(';')[0].split(/=(.*)/s).slice(0, 2));
    const text = await answer.text();
    return text ? JSON.parse(text) : null;
  };
  const post = (path, value) => ask(path, JSON.stringify(value));
  await post('/api/v1/setup', { ...ines, name: 'Ines Okafor', deskName: 'City', code: galley.setupCode() });
  const { csrfToken } = await ask('/api/auth/csrf');
  const form = new URLSearchParams({ ...ines, csrfToken, json: 'true' }).toString();
  await ask('/api/auth/callback/credentials', form, 'application/x-www-form-urlencoded');
  const tryToAsk = async (path) => {
    const answer = await request(path).catch(() => null);
    return answer?.ok ? answer.json() : null;
  };
  return { request, ask, post, tryToAsk, cookie };
}

/** A new article of that person; its id. */
export async function makeArticle({ ask, post }) {
  const [desk] = (await ask('/api/v1/desks')).desks;
  const { draft, origin } = await post(`/api/v1/imports/paste?deskId=${desk.id}`, { text: 'A quiet street\n\nNothing happened on it.' });
  const id = newId();
  await post(`/api/v1/articles?deskId=${desk.id}`, { id, draft, origin, corrections: { title: 'A quiet street' } });
  return id;
}

/** Types `words` at the very beginning of the article; resolves once they are acknowledged. */
export async function typeInto(person, articleId, words) {
  await person.post(entriesPath(articleId), await typed(person, articleId, words));
}

/** The batch that a tab sends when `words` are typed at the very beginning of the article. */
export async function typed({ ask }, articleId, words) {
  const { headSeq: seq, state } = await ask(statePath(articleId));
  const step = { stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text: words }] } };
  return {
    base: { version: state.version, seq },
    clientId: 'a-tab-of-ines',
    schemaVersion: 1,
    entries: [{ id: newId(), type: 'text', payload: { steps: [step] } }],
  };
}

/** The article's text as JSON, or null where nobody answers. */
export async function tryToRead({ tryToAsk }, articleId) {
  const answer = await tryToAsk(statePath(articleId));
  return answer && JSON.stringify(answer.state.doc);
}

/** Where a batch of the article is sent to. */
export const entriesPath = (articleId) => `/api/v1/articles/${articleId}/entries`;

const statePath = (articleId) => `/api/v1/articles/${articleId}/state`;
