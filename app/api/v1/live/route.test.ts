import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LiveMessage, MAX_STREAMS_EACH } from '@/lib/domain/contract/live';
import { PresenceMessage } from '@/lib/domain/contract/presence';
import type { Actor, Role } from '@/lib/domain/people/permissions';
import { plainRules } from '@/lib/domain/sign-off/desk-rules';
import { makeArticle, sendEntries, tagWords } from '@/lib/server/article.fixture';
import { deleteArticle, nameAuthor } from '@/lib/server/articles/articles';
import { sayPresence } from '@/lib/server/articles/presence';
import { prisma } from '@/lib/server/database';
import { giveRole } from '@/lib/server/given-role.fixture';
import { SCALE_KEY } from '@/lib/server/house/stored-rules';
import { TAG_TYPES_KEY } from '@/lib/server/house/stored-tag-types';
import { readTagTypes, saveTagTypes } from '@/lib/server/house/tag-types';
import { changeVerdictScale, readVerdictScale } from '@/lib/server/house/verdict-scale';
import { baseOf, restoreAndType, typeOn } from '@/lib/server/journal/rewind.fixture';
import { removeMember, setDeskRules } from '@/lib/server/people/desks';
import { endOwnSessions } from '@/lib/server/people/me';
import { setDisabled } from '@/lib/server/people/people';
import { makeDesk, makePerson, requestAs } from '@/lib/server/people.fixture';
import { GET } from './route';

interface Event {
  name: string;
  data: unknown;
}

const gone = new AbortController();
afterEach(async () => {
  vi.useRealTimers();
  await prisma.houseSetting.deleteMany({ where: { key: { in: [SCALE_KEY, TAG_TYPES_KEY] } } });
});

/** A reader as the browser is one: it has been told that the stream is up to date. */
async function openStream(person: { id: string }, articles: readonly { id: string; seq?: number; hash?: string }[], { signal } = gone) {
  const query = articles.map(({ id, seq = 1, hash }) => `article=${id}:${seq}${hash ? `:${hash}` : ''}`).join('&');
  const request = await requestAs(person, `/api/v1/live?${query}`, { signal });
  const response = await GET(request, { params: Promise.resolve({}) });
  const events = eventsOf(response);
  const before: Event[] = [];
  for (;;) {
    const event = await next(events);
    if (event === 'ended' || event.name === 'ready') return { events, before, response };
    before.push(event);
  }
}

async function* eventsOf(response: Response): AsyncGenerator<Event> {
  let text = '';
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const parts = (text + chunk).split('\n\n');
    text = parts.pop() ?? '';
    for (const part of parts) {
      const [, name, data] = /^event: (.*)\ndata: (.*)$/m.exec(part) ?? [];
      if (name !== undefined && data !== undefined) yield { name, data: JSON.parse(data) };
    }
  }
}

/** The next event but for those about presence, and that rights are others. */
async function next(events: AsyncGenerator<Event>): Promise<Event | 'ended'> {
  for (;;) {
    const { done, value } = await events.next();
    if (done === true) return 'ended';
    if (value.name !== 'presence' && value.name !== 'rights') return value;
  }
}

async function nextPresence(events: AsyncGenerator<Event>): Promise<PresenceMessage> {
  for (;;) {
    const { done, value } = await events.next();
    if (done === true) throw new Error('The stream has ended.');
    if (value.name === 'presence') return PresenceMessage.parse(value.data);
  }
}

async function makeRoom(role: Role = 'checker') {
  const deskId = await makeDesk();
  const lead = await makePerson({ roles: { [deskId]: 'lead' } });
  const viewer = await makePerson({ roles: { [deskId]: role } });
  const { id } = await makeArticle(lead, deskId);
  return { deskId, lead, viewer, id };
}

const tag = (actor: Actor, articleId: string) => tagWords(actor, articleId, 'Nothing happened');

/** Types at the start of the title, and takes out again what stood there before, so that the article stays small. */
async function type(actor: Actor, articleId: string, text: string) {
  const insertion = { stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text }] } };
  const deletion = { stepType: 'replace', from: 1, to: 1 + text.length };
  await sendEntries(actor, articleId, { type: 'text', payload: { steps: [insertion, deletion], origin: 'edit' } });
}

describe('GET /api/v1/live', () => {
  it('brings what came after the seq, and then what comes', async () => {
    const { lead, viewer, id } = await makeRoom();
    await tag(lead, id);
    const { events, before } = await openStream(viewer, [{ id }]);
    expect(before.map(({ data }) => LiveMessage.parse(data))).toMatchObject([{ articleId: id, headSeq: 2, entries: [{ seq: 2 }] }]);
    await tag(lead, id);
    expect(await next(events)).toMatchObject({ name: 'entries', data: { articleId: id, entries: [{ seq: 3 }] } });
  });

  it('is kept nowhere on its way, and passed on as it comes', async () => {
    const { viewer, id } = await makeRoom();
    const { response } = await openStream(viewer, [{ id }]);
    const said = ['cache-control', 'x-accel-buffering'].map((name) => response.headers.get(name));
    expect(said).toEqual(['no-store, no-transform', 'no']);
  });

  it('names an article as gone of which it has another entry at that seq than the reader, and brings nothing of it', async () => {
    const { lead, viewer, id } = await makeRoom();
    await typeOn(lead, id, 'one ', 'two ');
    const { seq, hash = '' } = await baseOf(id);
    const { before: good } = await openStream(viewer, [{ id, seq, hash }]);
    expect(good).toEqual([]);
    await restoreAndType(lead, id, 1, 'x ', 'y ', 'z ');
    const { before } = await openStream(viewer, [{ id, seq, hash }]);
    expect(before).toMatchObject([{ name: 'gone', data: { articleId: id } }]);
  });

  it('brings no words of a comment that was removed meanwhile, to whoever comes back', async () => {
    const { lead, viewer, id } = await makeRoom();
    const { events } = await openStream(viewer, [{ id }]);
    const about = { threadId: uuidv7(), commentId: uuidv7() };
    await sendEntries(lead, id, { type: 'comment', payload: { ...about, about: 'article', text: 'Quarkfort did it' } });
    expect(JSON.stringify(await next(events))).toContain('Quarkfort');
    await sendEntries(lead, id, { type: 'comment-removed', payload: about });
    const { before } = await openStream(viewer, [{ id }]);
    expect(before.map(({ data }) => LiveMessage.parse(data))).toMatchObject([
      { entries: [{ type: 'comment' }, { type: 'comment-removed' }] },
    ]);
    expect(JSON.stringify(before)).not.toContain('Quarkfort');
  });

  it.each<[string, (viewer: Actor) => Promise<unknown>]>([
    [
      'is disabled',
      async (viewer) => setDisabled(await makePerson({ isAdmin: true }), viewer.id, { isDisabled: true, changeId: crypto.randomUUID() }),
    ],
    ['signs out everywhere', endOwnSessions],
  ])('ends at once for someone who %s, though nothing new is written', async (_, end) => {
    const { viewer, id } = await makeRoom();
    const { events } = await openStream(viewer, [{ id }]);
    await end(viewer);
    expect(await next(events)).toBe('ended');
  });

  it('ends for someone who was disabled by another process', async () => {
    const { viewer, id } = await makeRoom();
    const { events } = await openStream(viewer, [{ id }]);
    const other = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await other.connect();
    await other.query(`update "Person" set "disabledAt" = now() where id = $1`, [viewer.id]);
    await other.query(`select pg_notify('galley_rights', $1)`, [viewer.id]);
    expect(await next(events)).toBe('ended');
    await other.end();
  });

  it('says which article is no longer theirs to see, and goes on with the others', async () => {
    const { deskId, lead, viewer, id } = await makeRoom();
    const otherDesk = await makeDesk();
    const otherLead = await makePerson({ roles: { [otherDesk]: 'lead' } });
    const { id: otherId } = await makeArticle(otherLead, otherDesk);
    await giveRole(await makePerson({ isAdmin: true }), otherDesk, viewer.id, 'reader');
    const { events } = await openStream(viewer, [{ id }, { id: otherId }]);
    await removeMember(lead, deskId, viewer.id);
    expect(await next(events)).toEqual({ name: 'gone', data: { articleId: id } });
    await tag(lead, id);
    await tag(otherLead, otherId);
    expect(await next(events)).toMatchObject({ name: 'entries', data: { articleId: otherId } });
  });

  it('brings nothing that was written after someone was removed, however soon', async () => {
    for (let round = 0; round < 5; round++) {
      const { deskId, lead, viewer, id } = await makeRoom();
      const { events } = await openStream(viewer, [{ id }]);
      await tag(lead, id);
      // Nobody waits for the stream in between.
      await removeMember(lead, deskId, viewer.id);
      await tag(lead, id);
      const seen: number[] = [];
      for (let event = await next(events); event !== 'ended'; event = await next(events)) {
        if (event.name === 'entries') seen.push(...LiveMessage.parse(event.data).entries.map(({ seq }) => seq));
      }
      expect(seen).not.toContain(3);
    }
  });

  it('cuts off a reader who takes nothing, keeps nothing for them, and counts the stream until its connection is gone', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
    const { lead, viewer, id } = await makeRoom();
    const line = new AbortController();
    const { response, events } = await openStream(viewer, [{ id }], line);
    const { events: read } = await openStream(lead, [{ id }]);
    for (let i = 0; i < 8; i++) await type(lead, id, 'x'.repeat(400_000));
    // Once one who reads has all of it, it was on its way to the other too.
    for (let seq = 0; seq < 9; ) {
      const event = await next(read);
      if (event === 'ended') throw new Error('the stream of who reads has ended');
      if (event.name === 'entries') seq = LiveMessage.parse(event.data).entries.at(-1)?.seq ?? seq;
    }
    await vi.advanceTimersByTimeAsync(150_000);
    let seen = 0;
    const readAll = async () => {
      while ((await next(events)) !== 'ended') seen += 1;
    };
    await expect(readAll()).rejects.toMatchObject({ name: 'AbortError' });
    expect(response.status).toBe(200);
    // What was on its way when the line was cut.
    expect(seen).toBeLessThan(3);
    for (let open = 1; open < MAX_STREAMS_EACH; open++) expect((await openStream(viewer, [{ id, seq: 9 }])).response.status).toBe(200);
    expect((await openStream(viewer, [{ id, seq: 9 }])).response.status).toBe(503);
    line.abort();
    expect((await openStream(viewer, [{ id, seq: 9 }])).response.status).toBe(200);
  });

  it('ends once its reader has taken what was sent, and counts until then', async () => {
    const { deskId, lead, viewer, id } = await makeRoom();
    const elsewhere = await makeRoom();
    await giveRole(await makePerson({ isAdmin: true }), elsewhere.deskId, viewer.id, 'reader');
    const { events } = await openStream(viewer, [{ id }]);
    const { events: read } = await openStream(lead, [{ id }]);
    await tag(lead, id);
    await next(read);
    await removeMember(lead, deskId, viewer.id);
    await Promise.all(Array.from({ length: MAX_STREAMS_EACH - 1 }, () => openStream(viewer, [elsewhere])));
    expect((await openStream(viewer, [elsewhere])).response.status).toBe(503);
    expect([await next(events), await next(events), await next(events)]).toMatchObject([{ name: 'entries' }, { name: 'gone' }, 'ended']);
    expect((await openStream(viewer, [elsewhere])).response.status).toBe(200);
  });

  it('ends for someone who lost the desk of all its articles', async () => {
    const { deskId, lead, viewer, id } = await makeRoom();
    const { events } = await openStream(viewer, [{ id }]);
    await removeMember(lead, deskId, viewer.id);
    expect(await next(events)).toEqual({ name: 'gone', data: { articleId: id } });
    expect(await next(events)).toBe('ended');
  });

  it('goes on for someone who got another role', async () => {
    const { deskId, lead, viewer, id } = await makeRoom();
    const { events } = await openStream(viewer, [{ id }]);
    await giveRole(lead, deskId, viewer.id, 'reader');
    await tag(lead, id);
    expect(await next(events)).toMatchObject({ name: 'entries', data: { articleId: id } });
  });

  it('says that rights are others when a role is another, and not when it is the same', async () => {
    const { deskId, lead, viewer, id } = await makeRoom();
    const { events } = await openStream(viewer, [{ id }]);
    const names: string[] = [];
    const until = async (name: string) => {
      for (let event = await events.next(); !event.done; event = await events.next()) {
        if (event.value.name !== 'presence') names.push(event.value.name);
        if (event.value.name === name) return;
      }
    };
    await giveRole(lead, deskId, viewer.id, 'reader');
    await until('rights');
    await giveRole(lead, deskId, viewer.id, 'reader');
    await tag(lead, id);
    await until('entries');
    await giveRole(lead, deskId, viewer.id, 'editor');
    await until('rights');
    expect(names).toEqual(['rights', 'entries', 'rights']);
  });

  it('says that what claims are checked by is another, of the rules, the verdicts and the types, as it is saved and not where nothing is', async () => {
    const { deskId, lead, viewer, id } = await makeRoom();
    const admin = await makePerson({ isAdmin: true });
    const { events } = await openStream(viewer, [{ id }]);
    const said = async () => {
      for (let event = await events.next(); !event.done; event = await events.next()) {
        if (event.value.name !== 'presence') return event.value.name;
      }
      return 'ended';
    };
    await setDeskRules(admin, deskId, { ...plainRules, basedOn: plainRules, secondCheck: true });
    expect(await said()).toBe('rights');
    const { version, ...types } = await readTagTypes(admin);
    await saveTagTypes(admin, { ...types, basedOn: version });
    expect(await said()).toBe('rights');
    const scale = await readVerdictScale(admin);
    const refused = changeVerdictScale(admin, { basedOn: scale.version + 1, grades: [] });
    await expect(refused).rejects.toMatchObject({ code: 'conflict' });
    await tag(lead, id);
    expect(await said()).toBe('entries');
    await changeVerdictScale(admin, { basedOn: scale.version, grades: scale.grades });
    expect(await said()).toBe('rights');
  });

  it('keeps drafts of queries from someone from the moment they may ask no more, and gives them again', async () => {
    const { deskId, lead, viewer, id } = await makeRoom();
    const annotationId = await tag(lead, id);
    const { events } = await openStream(viewer, [{ id, seq: 2 }]);
    const ask = (text: string) =>
      sendEntries(lead, id, { type: 'query.asked', payload: { threadId: uuidv7(), commentId: uuidv7(), annotationId, text } });
    const told = async (words: string) => {
      let text = '';
      for (let event = await next(events); event !== 'ended'; event = await next(events)) {
        text += JSON.stringify(event.data);
        if (text.includes('query.asked')) return text.includes(words);
      }
      return null;
    };
    await ask('Quarkfort?');
    expect(await told('Quarkfort')).toBe(true);
    for (const [role, sees] of [
      ['reader', false],
      ['checker', true],
      ['author', null],
    ] as const) {
      await giveRole(lead, deskId, viewer.id, role);
      // Nobody waits for the stream in between.
      await ask(`To a ${role}?`);
      expect(await told(`To a ${role}?`)).toBe(sees);
    }
  });

  it('leaves out an article that is somebody else’s by now', async () => {
    const { deskId, lead } = await makeRoom();
    const author = await makePerson({ roles: { [deskId]: 'author' } });
    const { id } = await makeArticle(author, deskId);
    const { events } = await openStream(author, [{ id }]);
    await nameAuthor(lead, id, { authorId: null });
    await tag(lead, id);
    expect(await next(events)).toEqual({ name: 'gone', data: { articleId: id } });
  });

  it('gives a stranger nothing of an article, not even that it exists', async () => {
    const { id } = await makeRoom();
    const [stranger, nowhere] = [await makePerson(), '0198c0de-0000-7000-8000-000000000000'];
    const { before } = await openStream(stranger, [{ id, seq: 0 }, { id: nowhere }]);
    expect(before).toEqual([
      { name: 'gone', data: { articleId: id } },
      { name: 'gone', data: { articleId: nowhere } },
    ]);
  });

  it('says so when an article was deleted', async () => {
    const { viewer, id } = await makeRoom();
    const { events } = await openStream(viewer, [{ id }]);
    await deleteArticle(await makePerson({ isAdmin: true }), id);
    expect(await next(events)).toEqual({ name: 'gone', data: { articleId: id } });
  });

  it('ends within a minute for someone of whose end nobody was told', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { viewer, id } = await makeRoom();
    const { events } = await openStream(viewer, [{ id }]);
    await prisma.person.update({ where: { id: viewer.id }, data: { sessionVersion: { increment: 1 } } });
    vi.advanceTimersByTime(60_000);
    expect(await next(events)).toBe('ended');
  });

  it('hears again after its connection to the database was lost, and reads rights anew', async () => {
    const { viewer, id } = await makeRoom();
    const { events } = await openStream(viewer, [{ id }]);
    await prisma.person.update({ where: { id: viewer.id }, data: { disabledAt: new Date() } });
    await prisma.$queryRaw`select pg_terminate_backend(pid)::text from pg_stat_activity where application_name = 'galley live' and datname = current_database()`;
    expect(await next(events)).toBe('ended');
  });

  it('is refused to someone who has very many open, until one of them is closed', async () => {
    const { viewer, id } = await makeRoom();
    const open = await Promise.all(Array.from({ length: MAX_STREAMS_EACH }, () => openStream(viewer, [{ id }])));
    const tooMany = await openStream(viewer, [{ id }]);
    expect([tooMany.response.status, tooMany.response.headers.get('retry-after')]).toEqual([503, '30']);
    await open[0]?.events.return(undefined);
    expect((await openStream(viewer, [{ id }])).response.status).toBe(200);
    await setDisabled(await makePerson({ isAdmin: true }), viewer.id, { isDisabled: true, changeId: crypto.randomUUID() });
    expect(await Promise.all(open.slice(1).map(({ events }) => next(events)))).toEqual(open.slice(1).map(() => 'ended'));
  });

  it('brings everything to a reader who is far behind', async () => {
    const { lead, viewer, id } = await makeRoom();
    for (let i = 0; i < 5; i++) await tag(lead, id);
    const { before } = await openStream(viewer, [{ id, seq: 0 }]);
    expect(before.flatMap(({ data }) => LiveMessage.parse(data).entries.map(({ seq }) => seq))).toEqual([1, 2, 3, 4, 5, 6]);
  });

  const place = { version: 0, anchor: 1, head: 1, annotationId: null, isAway: false };

  it('says who is in an article: first all, then who comes and goes', async () => {
    const { lead, viewer, id } = await makeRoom();
    await sayPresence(lead, id, { tabId: 'a', place });
    const request = await requestAs(viewer, `/api/v1/live?article=${id}:1`, { signal: gone.signal });
    const events = eventsOf(await GET(request, { params: Promise.resolve({}) }));
    expect(await nextPresence(events)).toMatchObject({ articleId: id, isAll: true });
    await sayPresence(viewer, id, { tabId: 'b', place: { ...place, head: 7 } });
    const heard: (number | undefined)[] = [];
    while (heard.at(-1) !== 7) heard.push(...(await nextPresence(events)).people.map((one) => one.place?.head));
    await sayPresence(lead, id, { tabId: 'a', place: null });
    expect((await nextPresence(events)).people).toMatchObject([{ personId: lead.id, name: lead.name, place: null }]);
  });

  it('says which card is open to those alone who see drafts of queries, by the role that they have by now', async () => {
    const { deskId, lead, viewer, id } = await makeRoom();
    const annotationId = await tag(lead, id);
    const open = { ...place, annotationId };
    await sayPresence(lead, id, { tabId: 'a', place: open });
    const { events } = await openStream(viewer, [{ id, seq: 2 }]);
    let head = 1;
    const told = async () => {
      head += 1;
      await sayPresence(lead, id, { tabId: 'a', place: { ...open, head } });
      for (;;) {
        const { people } = await nextPresence(events);
        const moved = people.find((one) => one.place?.head === head);
        if (moved) return moved.place?.annotationId;
      }
    };
    expect(await told()).toBe(annotationId);
    await giveRole(lead, deskId, viewer.id, 'reader');
    expect(await told()).toBeNull();
    await giveRole(lead, deskId, viewer.id, 'checker');
    expect(await told()).toBe(annotationId);
    const { events: asReader } = await openStream(await makePerson({ roles: { [deskId]: 'reader' } }), [{ id, seq: 2 }]);
    await sayPresence(lead, id, { tabId: 'a', place: { ...open, head: 9 } });
    for (let heard: number | undefined; heard !== 9; ) {
      const { people } = await nextPresence(asReader);
      heard = people[0]?.place?.head;
      expect(people.map((one) => one.place?.annotationId)).toEqual(people.map(() => null));
    }
  });

  it('says nothing of who is in an article that is not, or no longer, theirs to see', async () => {
    const { deskId, lead, viewer, id } = await makeRoom();
    const { deskId: otherDesk, lead: otherLead, id: otherId } = await makeRoom();
    await giveRole(await makePerson({ isAdmin: true }), otherDesk, viewer.id, 'reader');
    const { events } = await openStream(viewer, [{ id }, { id: otherId }]);
    await removeMember(lead, deskId, viewer.id);
    expect(await next(events)).toEqual({ name: 'gone', data: { articleId: id } });
    await sayPresence(lead, id, { tabId: 'a', place });
    await sayPresence(otherLead, otherId, { tabId: 'b', place });
    const { articleId, people } = await nextPresence(events);
    expect([articleId, people.map(({ tabId }) => tabId)]).toEqual([otherId, ['b']]);
    const stranger = await makePerson();
    const { before } = await openStream(stranger, [{ id }]);
    expect(before).toEqual([{ name: 'gone', data: { articleId: id } }]);
  });
});
