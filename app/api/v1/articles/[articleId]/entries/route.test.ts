import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it, vi } from 'vitest';
import { BatchAnswer, EntriesAnswer } from '@/lib/domain/contract/journal';
import { readProblem } from '@/lib/domain/contract/problem';
import type { Role } from '@/lib/domain/people/permissions';
import { SCHEMA_VERSION } from '@/lib/domain/text/article-schema';
import { makeArticle } from '@/lib/server/article.fixture';
import { sayPresence } from '@/lib/server/articles/presence';
import { prisma } from '@/lib/server/database';
import { cachedState } from '@/lib/server/journal/state-cache';
import { queueForArticle } from '@/lib/server/journal/writer-queue';
import { makeDesk, makePerson, requestAs } from '@/lib/server/people.fixture';
import { GET, POST } from './route';

// There is one schema so far. Here there are two, so that one is old.
vi.mock('@/lib/domain/text/article-schema', async (original) => ({ ...(await original<object>()), SCHEMA_VERSION: 2 }));

const deskId = await makeDesk();
const editor = await makePerson({ roles: { [deskId]: 'editor' } });

/** An article, and the way to send its batches: each is one entry, of typing, from the article's beginning. */
async function makeRoom() {
  const { id } = await makeArticle(editor, deskId);
  const entry = () => ({ id: uuidv7(), type: 'text', payload: { steps: [insertion('so ')] } });
  const send = async (more = {}, entries = [entry()]) => {
    const batch = { base: { version: 0, seq: 1 }, clientId: 'a-test-tab', schemaVersion: SCHEMA_VERSION, entries, ...more };
    const body = JSON.stringify(batch);
    const headers = { 'Content-Type': 'application/json' };
    const request = await requestAs(editor, `/api/v1/articles/${id}/entries`, { method: 'POST', body, headers });
    return POST(request, { params: Promise.resolve({ articleId: id }) });
  };
  const countEntries = () => prisma.journalEntry.count({ where: { articleId: id } });
  return { id, entry, send, countEntries };
}

const insertion = (text: string) => ({ stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text }] } });
const codeOf = async (answer: Response) => [answer.status, readProblem(await answer.json())?.code];

describe('POST /api/v1/articles/{articleId}/entries', () => {
  it('refuses the 201st writer who waits (503), says when to come again, and stores it then', async () => {
    const { id, entry, send, countEntries } = await makeRoom();
    let letGo: () => void = () => undefined;
    const isOver = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const writers = Array.from({ length: 200 }, () => queueForArticle(id, () => isOver));
    const late = [entry()];
    const answer = await send({}, late);
    expect(answer.headers.get('retry-after')).toBe('1');
    expect(await codeOf(answer)).toEqual([503, 'busy']);
    expect(await countEntries()).toBe(1);
    letGo();
    await Promise.all(writers);
    const again = await send({}, late);
    expect(BatchAnswer.parse(await again.json()).entries.map((one) => one.id)).toEqual(late.map((one) => one.id));
  });

  it.each([
    ['whose schema is older than the server’s', { schemaVersion: SCHEMA_VERSION - 1 }],
    ['whose base is ahead of the journal', { base: { version: 0, seq: 2 } }],
    ['whose base has another entry there', { base: { version: 0, seq: 1, hash: 'f'.repeat(64) } }],
  ])('refuses a page %s (410), and stores nothing', async (_, more) => {
    const { send, countEntries } = await makeRoom();
    expect(await codeOf(await send(more))).toEqual([410, 'too-old']);
    expect(await countEntries()).toBe(1);
  });

  it('refuses a batch that does not say which schema its sender knows (422), and stores nothing', async () => {
    const { send, countEntries } = await makeRoom();
    expect(await codeOf(await send({ schemaVersion: undefined }))).toEqual([422, 'invalid']);
    expect(await countEntries()).toBe(1);
  });

  it.each([
    ['a NUL', '\0aaaaaaa'],
    ['half a character', 'aaaaaaa\ud800'],
    ['too few characters', 'a'],
    ['too many', 'a'.repeat(65)],
  ])('refuses a tab whose name has %s (422), and keeps what it has of the article', async (_, clientId) => {
    const { id, send, countEntries } = await makeRoom();
    await send();
    const cached = cachedState(id);
    expect(cached).toBeDefined();
    expect(await codeOf(await send({ clientId, base: { version: 1, seq: 2 } }))).toEqual([422, 'invalid']);
    expect(cachedState(id)).toBe(cached);
    expect(await countEntries()).toBe(2);
  });

  it('takes what a page with the schema of the server sends', async () => {
    const { send, countEntries } = await makeRoom();
    expect((await send()).status).toBe(200);
    expect(await countEntries()).toBe(2);
  });
});

/** Somebody who has just sent a batch, so that the route knows them as they were, and sends another from the text as it is by then. */
async function makeSender(role: Role) {
  const desk = await makeDesk();
  const owner = await makePerson({ roles: { [desk]: 'lead' } });
  const { id } = await makeArticle(owner, desk);
  const person = await makePerson({ roles: { [desk]: role } });
  const send = async (kind: keyof typeof makers) => {
    const { version, headSeq, title } = await prisma.article.findUniqueOrThrow({ where: { id } });
    const entries = [{ id: uuidv7(), ...makers[kind](title) }];
    const batch = { base: { version, seq: headSeq }, clientId: 'a-test-tab', schemaVersion: SCHEMA_VERSION, entries };
    const request = await requestAs(person, `/api/v1/articles/${id}/entries`, { method: 'POST', body: JSON.stringify(batch) });
    return (await POST(request, { params: Promise.resolve({ articleId: id }) })).status;
  };
  const ofPerson = { personId: person.id };
  const countEntries = () => prisma.journalEntry.count({ where: { articleId: id } });
  return { id, desk, person, ofPerson, send, countEntries };
}

/** Entries as they are made where the text's title is this. */
const makers = {
  text: () => ({ type: 'text', payload: { steps: [insertion('so ')] } }),
  tag: (title: string) => ({
    type: 'annotation.created',
    payload: { annotationId: uuidv7(), kind: 'claim', ranges: [{ from: 1, to: 4, exact: title.slice(0, 3) }] },
  }),
};
const kinds = ['text', 'tag'] as const;

describe('POST by somebody whom the route has just seen', () => {
  type Change = (sender: Awaited<ReturnType<typeof makeSender>>) => Promise<unknown>;
  const changes: [who: string, status: number, change: Change][] = [
    ['was disabled', 401, ({ person }) => prisma.person.update({ where: { id: person.id }, data: { disabledAt: new Date() } })],
    ['has ended their sessions', 401, ({ person }) => prisma.person.update({ where: { id: person.id }, data: { sessionVersion: 1 } })],
    ['may only read by now', 403, ({ ofPerson }) => prisma.membership.updateMany({ where: ofPerson, data: { role: 'reader' } })],
    ['is on the desk no more', 404, ({ ofPerson }) => prisma.membership.deleteMany({ where: ofPerson })],
    [
      'has no part in the desk that it is on by now',
      404,
      async ({ id }) => prisma.article.update({ where: { id }, data: { deskId: await makeDesk() } }),
    ],
  ];

  it.each(changes.flatMap(([who, status, change]) => kinds.map((kind) => [who, kind, status, change] as const)))(
    'refuses who %s and sends a %s (%i), and stores nothing',
    async (_who, kind, status, change) => {
      const sender = await makeSender('editor');
      for (const _ of [1, 2]) expect(await sender.send('text')).toBe(200);
      await change(sender);
      const before = await sender.countEntries();
      for (const _ of [1, 2]) expect(await sender.send(kind)).toBe(status);
      expect(await sender.countEntries()).toBe(before);
    },
  );

  it.each(kinds)('stores the %s of who may more by now', async (kind) => {
    const sender = await makeSender('reader');
    expect(await sender.send(kind)).toBe(403);
    await prisma.membership.updateMany({ where: sender.ofPerson, data: { role: 'editor' } });
    expect(await sender.send(kind)).toBe(200);
  });
});

describe('GET /api/v1/articles/{articleId}/entries', () => {
  it('says who is in the article only to those who ask for it', async () => {
    const { id } = await makeRoom();
    const get = async (query: string) => {
      const request = await requestAs(editor, `/api/v1/articles/${id}/entries?${query}`);
      return EntriesAnswer.parse(await (await GET(request, { params: Promise.resolve({ articleId: id }) })).json());
    };
    await sayPresence(editor, id, { tabId: 'a', place: { version: 0, anchor: 1, head: 1, annotationId: null, isAway: false } });
    expect((await get('after=1')).presence).toBeUndefined();
    expect(await get('after=1&presence=1')).toMatchObject({ entries: [], presence: { people: [{ tabId: 'a', personId: editor.id }] } });
  });
});
