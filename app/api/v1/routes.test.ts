import fs from 'node:fs';
import path from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { SourceInput } from '@/lib/domain/sources/source-input';
import { SCHEMA_VERSION } from '@/lib/domain/text/article-schema';
import { makeArticle, tagWords } from '@/lib/server/article.fixture';
import { makeDesk, makePerson, requestAs } from '@/lib/server/people.fixture';
import { createInvitation } from '@/lib/server/sign-in/one-time-links';
import { createSource } from '@/lib/server/sources/sources';
import { doors, knock, open, problemOf } from './doors.fixture';

/** What a person of no desk may ask, since it is about themselves or gives only what is theirs. */
const everyones: Record<string, string> = {
  'GET /api/v1/me': 'one’s own row',
  'PATCH /api/v1/me/preferences': 'one’s own row',
  'PUT /api/v1/me/password': 'one’s own row',
  'DELETE /api/v1/me/sessions': 'one’s own row',
  'GET /api/v1/live': 'a stream leaves out the articles that one may not read',
};

/** What may be sent here is large, so the right is looked at before it is read. */
const large = [
  'POST /api/v1/articles',
  'POST /api/v1/articles/from-archive',
  'POST /api/v1/articles/[articleId]/newer-version',
  'POST /api/v1/imports/archive',
  'POST /api/v1/imports/file',
  'POST /api/v1/imports/paste',
];

/** Bodies that get as far as the question whose it is, for methods that refuse an empty one. */
const bodies: Record<string, string> = {
  'PUT /api/v1/articles/[articleId]/title': '{"title":"Mine"}',
  'PUT /api/v1/articles/[articleId]/desk': `{"deskId":"${uuidv7()}"}`,
  'PUT /api/v1/articles/[articleId]/author': '{"authorId":null}',
  'PUT /api/v1/articles/[articleId]/due': '{"dueAt":null,"seenDueAt":null}',
  'PUT /api/v1/articles/[articleId]/owner': '{"ownerId":null,"seenOwnerId":null}',
  'PUT /api/v1/articles/[articleId]/archived': '{"isArchived":true}',
  'POST /api/v1/articles/[articleId]/entries': JSON.stringify({
    base: { version: 0, seq: 1 },
    clientId: 'a-test-tab',
    schemaVersion: SCHEMA_VERSION,
    entries: [{ id: uuidv7(), type: 'annotation.removed', payload: {} }],
  }),
  'POST /api/v1/articles/[articleId]/presence': '{"tabId":"a-test-tab","place":null}',
  'POST /api/v1/articles/[articleId]/sign-offs': JSON.stringify({ signature: 'checker', seq: 1, wordsHash: '0'.repeat(64) }),
  'POST /api/v1/articles/[articleId]/free-claims': '{"personId":"01890000-0000-7000-8000-000000000001"}',
  'POST /api/v1/articles/[articleId]/erasure': '{"firstSeq":1,"lastSeq":1,"reason":"A wish"}',
  'POST /api/v1/articles/[articleId]/reopening': '{"reason":"A mistake","signOffIds":["01890000-0000-7000-8000-000000000001"]}',
  'PUT /api/v1/verdict-scale': '{"basedOn":1,"grades":[{"id":"a","standing":"partly","name":"A","definition":"","rating":null}]}',
  'PUT /api/v1/house/tag-types': '{"basedOn":0,"types":[]}',
  'PATCH /api/v1/desks/[deskId]': '{"name":"Night desk"}',
  'PUT /api/v1/desks/[deskId]/guidelines': '{"basedOn":0,"desk":"Ours"}',
  'PUT /api/v1/desks/[deskId]/members/[personId]': `{"role":"lead","seenRole":"reader","changeId":"${uuidv7()}"}`,
  'PUT /api/v1/articles/[articleId]/read-marks': `{"seen":[{"threadId":"${uuidv7()}","seq":1}]}`,
  'PUT /api/v1/articles/[articleId]/annotations/[annotationId]/seen-before/[seenId]': '{"isSame":false}',
  'PUT /api/v1/sources/[sourceId]': '{"title":"Parish book"}',
  'PATCH /api/v1/people/[personId]': '{"name":"Someone Else"}',
  'PUT /api/v1/desks/[deskId]/rules': '{"basedOn":{}}',
  'PUT /api/v1/people/[personId]/admin': `{"isAdmin":true,"changeId":"${uuidv7()}"}`,
  'PUT /api/v1/people/[personId]/disabled': `{"isDisabled":true,"changeId":"${uuidv7()}"}`,
};

const guarded = doors.filter(({ name }) => open[name] === undefined);
const writing = doors.filter(({ method }) => method !== 'GET');

describe('the routes of the API', () => {
  it('are all routes of the app, but for what next-auth serves and what no address has', () => {
    const app = path.resolve(import.meta.dirname, '../..');
    const routes = fs.readdirSync(app, { recursive: true, encoding: 'utf8' }).filter((file) => /^route\.\w+$/.test(path.basename(file)));
    const others = routes.filter((file) => !file.startsWith(path.join('api', 'v1', path.sep)) || path.basename(file) !== 'route.ts');
    expect(others.sort()).toEqual(['api/[...unknown]/route.ts', 'api/auth/[...nextauth]/route.ts']);
  });
  it('are all found by this test', () => {
    expect(doors.length).toBeGreaterThan(80);
    const names = doors.map(({ name }) => name);
    expect([...Object.keys(open), ...Object.keys(everyones), ...large].filter((name) => !names.includes(name))).toEqual([]);
  });

  it.each(guarded)('$name refuses the signed-out', async (door) => {
    expect(await problemOf(await knock(door, {}))).toEqual({ status: 401, code: 'signed-out' });
  });

  it.each(guarded)('$name refuses a session that has ended', async (door) => {
    const person = await makePerson();
    const ended = await requestAs(person, '/', { sessionVersion: 7 });
    const response = await knock(door, { headers: { cookie: ended.headers.get('cookie') ?? '' } });
    expect(response.status).toBe(401);
  });

  it.each(guarded)('$name refuses what comes from another person’s page', async (door) => {
    const [person, other] = [await makePerson({ isAdmin: true }), await makePerson()];
    const response = await knock(door, { person, headers: { 'galley-person': other.id } });
    expect(await problemOf(response)).toEqual({ status: 401, code: 'signed-out' });
  });

  it.each(guarded.filter(({ name }) => everyones[name] === undefined))('$name gives a stranger nothing', async (door) => {
    const deskId = await makeDesk();
    const { id } = await makeArticle(await makePerson({ roles: { [deskId]: 'lead' } }), deskId);
    // What is asked is rightly formed as far as an empty body and a foreign desk can be: the answer is a refusal, never content.
    const response = await knock(door, {
      person: await makePerson(),
      id,
      query: `?deskId=${deskId}&after=0&format=archive&name=a.txt&id=${uuidv7()}&q=ferry`,
    });
    expect([403, 404, 422]).toContain(response.status);
    await problemOf(response);
  });

  it.each(guarded.filter(({ address }) => address.includes('[')))(
    '$name says the same of what is not theirs as of what is not there',
    async (door) => {
      const deskId = await makeDesk();
      const lead = await makePerson({ roles: { [deskId]: 'lead' } });
      const { id: articleId } = await makeArticle(lead, deskId);
      const { id: sourceId } = await createSource(lead, { id: uuidv7(), deskId, source: SourceInput.parse({ title: 'Parish book' }) });
      const { id: invitationId } = await createInvitation(lead, { email: `${uuidv7()}@post.example`, deskId, role: 'reader' });
      const stranger = await makePerson({ roles: { [await makeDesk()]: 'lead' } });
      const annotationId = await tagWords(lead, articleId, 'Nothing happened');
      const ids = { articleId, annotationId, claimId: annotationId, deskId, personId: lead.id, sourceId, invitationId };
      const asked = { person: stranger, body: bodies[door.name] ?? '{}', query: '?after=0&format=html' };
      const [theirs, nowhere] = [await knock(door, { ...asked, ids }), await knock(door, asked)];
      expect([theirs.status, await theirs.json()]).toEqual([nowhere.status, await nowhere.json()]);
      expect([403, 404]).toContain(theirs.status);
    },
  );

  it.each(writing.filter(({ name }) => large.includes(name)))('$name reads nothing of what a stranger sends', async (door) => {
    const deskId = await makeDesk();
    const { id } = await makeArticle(await makePerson({ roles: { [deskId]: 'lead' } }), deskId);
    let isRead = false;
    const body = new ReadableStream<Uint8Array>(
      {
        pull: (controller) => {
          isRead = true;
          controller.close();
        },
      },
      // Nothing is fetched ahead: only who reads the body makes it come.
      { highWaterMark: 0 },
    );
    const response = await knock(door, {
      person: await makePerson(),
      id,
      body,
      query: `?deskId=${deskId}&name=a.txt&id=${uuidv7()}`,
    });
    expect([await problemOf(response), isRead]).toEqual([{ status: 404, code: 'not-found' }, false]);
  });

  it.each(writing)('$name refuses a write that another site caused', async (door) => {
    const admin = await makePerson({ isAdmin: true });
    const response = await knock(door, { person: admin, headers: { origin: 'https://elsewhere.example' } });
    expect(await problemOf(response)).toEqual({ status: 403, code: 'forbidden' });
  });

  it.each(doors.filter(({ address }) => address.includes('[')))('$name knows no id that cannot be one', async (door) => {
    const response = await knock(door, { person: await makePerson({ isAdmin: true }), id: 'not-an-id' });
    expect(response.status).toBe(404);
    await problemOf(response);
  });

  it.each(writing)('$name survives a body that is not what it takes', async (door) => {
    const admin = await makePerson({ isAdmin: true });
    for (const body of ['{"a":', '[]', 'null', '{"id":7}']) {
      const response = await knock(door, { person: admin, body });
      // Routes without a body do what they do; none breaks.
      expect(response.status, body).toBeLessThan(500);
      if (response.status >= 400) await problemOf(response);
    }
  });
});
