import pg from 'pg';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LiveMessage, MAX_STREAMS_EACH } from '@/lib/domain/contract/live';
import type { Actor, Role } from '@/lib/domain/permissions';
import { makeArticle, tagWords } from '@/lib/server/article.fixture';
import { deleteArticle } from '@/lib/server/articles';
import { prisma } from '@/lib/server/database';
import { removeMember, setMember } from '@/lib/server/desks';
import { endOwnSessions } from '@/lib/server/me';
import { setDisabled } from '@/lib/server/people';
import { makeDesk, makePerson, requestAs } from '@/lib/server/people.fixture';
import { GET } from './route';

interface Event {
  name: string;
  data: unknown;
}

const gone = new AbortController();
afterEach(() => vi.useRealTimers());

/** A reader as the browser is one: it has been told that the stream is up to date. */
async function openStream(person: { id: string }, articles: readonly { id: string; seq?: number }[]) {
  const query = articles.map(({ id, seq = 1 }) => `article=${id}:${seq}`).join('&');
  const request = await requestAs(person, `/api/v1/live?${query}`, { signal: gone.signal });
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

async function next(events: AsyncGenerator<Event>): Promise<Event | 'ended'> {
  const { done, value } = await events.next();
  return done === true ? 'ended' : value;
}

async function makeRoom(role: Role = 'checker') {
  const deskId = await makeDesk();
  const lead = await makePerson({ roles: { [deskId]: 'lead' } });
  const viewer = await makePerson({ roles: { [deskId]: role } });
  const { id } = await makeArticle(lead, deskId);
  return { deskId, lead, viewer, id };
}

const tag = (actor: Actor, articleId: string) => tagWords(actor, articleId, 'Nothing happened');

describe('GET /api/v1/live', () => {
  it('brings what came after the seq, and then what comes', async () => {
    const { lead, viewer, id } = await makeRoom();
    await tag(lead, id);
    const { events, before } = await openStream(viewer, [{ id }]);
    expect(before.map(({ data }) => LiveMessage.parse(data))).toMatchObject([{ articleId: id, headSeq: 2, entries: [{ seq: 2 }] }]);
    await tag(lead, id);
    expect(await next(events)).toMatchObject({ name: 'entries', data: { articleId: id, entries: [{ seq: 3 }] } });
  });

  it.each<[string, (viewer: Actor) => Promise<unknown>]>([
    ['is disabled', async (viewer) => setDisabled(await makePerson({ isAdmin: true }), viewer.id, { isDisabled: true })],
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
    await setMember(await makePerson({ isAdmin: true }), otherDesk, viewer.id, { role: 'reader' });
    const { events } = await openStream(viewer, [{ id }, { id: otherId }]);
    await removeMember(lead, deskId, viewer.id);
    expect(await next(events)).toEqual({ name: 'gone', data: { articleId: id } });
    await tag(lead, id);
    await tag(otherLead, otherId);
    expect(await next(events)).toMatchObject({ name: 'entries', data: { articleId: otherId } });
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
    await setMember(lead, deskId, viewer.id, { role: 'reader' });
    await tag(lead, id);
    expect(await next(events)).toMatchObject({ name: 'entries', data: { articleId: id } });
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
    await prisma.$queryRaw`select pg_terminate_backend(pid)::text from pg_stat_activity where application_name = 'galley live'`;
    expect(await next(events)).toBe('ended');
  });

  it('is refused to someone who has very many open, until one of them is closed', async () => {
    const { viewer, id } = await makeRoom();
    const open = await Promise.all(Array.from({ length: MAX_STREAMS_EACH }, () => openStream(viewer, [{ id }])));
    const tooMany = await openStream(viewer, [{ id }]);
    expect([tooMany.response.status, tooMany.response.headers.get('retry-after')]).toEqual([503, '30']);
    await open[0]?.events.return(undefined);
    expect((await openStream(viewer, [{ id }])).response.status).toBe(200);
    await setDisabled(await makePerson({ isAdmin: true }), viewer.id, { isDisabled: true });
    expect(await Promise.all(open.slice(1).map(({ events }) => next(events)))).toEqual(open.slice(1).map(() => 'ended'));
  });

  it('brings everything to a reader who is far behind', async () => {
    const { lead, viewer, id } = await makeRoom();
    for (let i = 0; i < 5; i++) await tag(lead, id);
    const { before } = await openStream(viewer, [{ id, seq: 0 }]);
    expect(before.flatMap(({ data }) => LiveMessage.parse(data).entries.map(({ seq }) => seq))).toEqual([1, 2, 3, 4, 5, 6]);
  });
});
