import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { MAX_NAMED_PEOPLE, type PresenceNews } from '@/lib/domain/contract/presence';
import type { Actor } from '@/lib/domain/people/permissions';
import { makeArticle } from '../article.fixture';
import { prisma } from '../database';
import { giveRole } from '../given-role.fixture';
import { hearOfPresence, keepPresence, presenceOf } from '../live/presence';
import { removeMember } from '../people/desks';
import { changePreferences } from '../people/me';
import { makeDesk, makePerson } from '../people.fixture';
import { moveArticle, nameAuthor } from './articles';
import { listCompany, readNews, sayPresence } from './presence';

const place = (head = 1) => ({ version: 4, anchor: head, head, annotationId: null, isAway: false });

const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function makeRoom(): Promise<{ articleId: string; jonah: Actor; elif: Actor }> {
  const deskId = await makeDesk();
  const jonah = await makePerson({ name: 'Jonah Okoye', roles: { [deskId]: 'editor' } });
  const elif = await makePerson({ name: 'Elif Tuncel', roles: { [deskId]: 'reader' } });
  const { id } = await makeArticle(jonah, deskId);
  return { articleId: id, jonah, elif };
}

/** Waits for what comes until it is what is wanted. */
class Heard<T> {
  private readonly words: T[] = [];
  private wake: () => void = () => undefined;

  readonly take = (word: T): true => {
    this.words.push(word);
    this.wake();
    return true;
  };

  async until<Wanted>(find: (word: T) => Wanted | undefined): Promise<Wanted> {
    for (;;) {
      for (let word = this.words.shift(); word !== undefined; word = this.words.shift()) {
        const found = find(word);
        if (found !== undefined) return found;
      }
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }
}

async function hear(articleId: string): Promise<Heard<PresenceNews>> {
  const heard = new Heard<PresenceNews>();
  stops.push(await hearOfPresence(articleId, heard.take));
  return heard;
}

const tabIn = (tabId: string) => (news: PresenceNews) => news.people.find((one) => one.tabId === tabId);

const Notice = z.object({ type: z.string(), from: z.string(), articleId: z.string().optional(), tabs: z.array(z.unknown()).optional() });

/** Another process of the same house, as far as it is seen from this one: it hears the channel, and speaks on it. */
async function otherProcess() {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  const notices = new Heard<z.infer<typeof Notice> & { bytes: number }>();
  const from = uuidv7();
  client.on('notification', ({ payload = '' }) => {
    const notice = Notice.parse(JSON.parse(payload));
    if (notice.from !== from) notices.take({ ...notice, bytes: Buffer.byteLength(payload) });
  });
  await client.query('listen galley_presence');
  stops.push(() => client.end());
  return { client, notices, say: (notice: object) => notify(JSON.stringify({ from, ...notice })) };
}

const notify = (payload: string) => prisma.$executeRaw`select pg_notify('galley_presence', ${payload})`;

describe('whoever may read an article no more', () => {
  it('is shown in it no longer, at this process and at another, wherever their tabs were', async () => {
    const { articleId, elif } = await makeRoom();
    const admin = await makePerson({ isAdmin: true });
    const heard = await hear(articleId);
    const { say } = await otherProcess();
    await sayPresence(admin, articleId, { tabId: 'here', place: place() });
    await sayPresence(elif, articleId, { tabId: 'near', place: { ...place(), isAway: true } });
    await say({ type: 'said', articleId, tabs: [{ tabId: 'far', personId: elif.id, place: place() }] });
    await heard.until(tabIn('far'));
    await removeMember(admin, Object.keys(elif.memberships)[0] ?? '', elif.id);
    await heard.until((news) => news.people.find(({ tabId, place: at }) => tabId === 'far' && at === null));
    expect(presenceOf(articleId).people.map(({ tabId }) => tabId)).toEqual(['here']);
  });

  it('stays where their role alone is another', async () => {
    const { articleId, elif, jonah } = await makeRoom();
    const admin = await makePerson({ isAdmin: true });
    const deskId = Object.keys(elif.memberships)[0] ?? '';
    const heard = await hear(articleId);
    for (const one of [elif, jonah]) await sayPresence(one, articleId, { tabId: one.id, place: place() });
    await heard.until(tabIn(jonah.id));
    await giveRole(admin, deskId, elif.id, 'lead');
    await removeMember(admin, deskId, jonah.id);
    await heard.until((news) => news.people.find(({ tabId, place: at }) => tabId === jonah.id && at === null));
    expect(presenceOf(articleId).people.map(({ tabId }) => tabId)).toEqual([elif.id]);
  });
});

describe('an article whose readers are others now', () => {
  it('shows nobody of the old desk once it is moved, at this process and at another', async () => {
    const { articleId, jonah, elif } = await makeRoom();
    const { articleId: otherId } = await makeRoom();
    const admin = await makePerson({ isAdmin: true });
    const [heard, elsewhere] = [await hear(articleId), await hear(otherId)];
    const { say } = await otherProcess();
    for (const one of [admin, jonah]) await sayPresence(one, articleId, { tabId: one.id, place: place() });
    await say({ type: 'said', articleId, tabs: [{ tabId: 'far', personId: elif.id, place: place() }] });
    // Nobody who may read it, but what became of this article is not looked at.
    await say({ type: 'said', articleId: otherId, tabs: [{ tabId: 'other', personId: jonah.id, place: place() }] });
    await Promise.all([heard.until(tabIn('far')), elsewhere.until(tabIn('other'))]);
    await moveArticle(admin, articleId, { deskId: await makeDesk() });
    await heard.until((news) => news.people.find(({ tabId, place: at }) => tabId === 'far' && at === null));
    expect(presenceOf(articleId).people.map(({ tabId }) => tabId)).toEqual([admin.id]);
    expect(presenceOf(otherId).people).toHaveLength(1);
  });

  it('shows its author no more when another is named', async () => {
    const { articleId, jonah } = await makeRoom();
    const deskId = Object.keys(jonah.memberships)[0] ?? '';
    const [before, after] = [await makePerson({ roles: { [deskId]: 'author' } }), await makePerson({ roles: { [deskId]: 'author' } })];
    await nameAuthor(jonah, articleId, { authorId: before.id });
    const heard = await hear(articleId);
    for (const one of [jonah, before]) await sayPresence(one, articleId, { tabId: one.id, place: place() });
    await heard.until(tabIn(before.id));
    await nameAuthor(jonah, articleId, { authorId: after.id });
    await heard.until((news) => news.people.find(({ tabId, place: at }) => tabId === before.id && at === null));
    expect(presenceOf(articleId).people.map(({ tabId }) => tabId)).toEqual([jonah.id]);
  });
});

describe('readNews', () => {
  it('tells who is in the article with the entries, though nobody hears of it by a stream', async () => {
    const { articleId, jonah, elif } = await makeRoom();
    expect(await readNews(elif, articleId, 1)).toEqual({ entries: [], headSeq: 1, presence: { people: [], more: 0, isAll: true } });
    await sayPresence(jonah, articleId, { tabId: 'a', place: place(7) });
    const { entries, presence } = await readNews(elif, articleId, 0);
    expect(entries).toHaveLength(1);
    expect(presence).toMatchObject({
      people: [{ tabId: 'a', personId: jonah.id, name: 'Jonah Okoye', place: place(7) }],
      more: 0,
      isAll: true,
    });
    await sayPresence(jonah, articleId, { tabId: 'a', place: null });
    expect((await readNews(elif, articleId, 1)).presence?.people).toEqual([]);
  });

  it('tells which card is open to those alone who see drafts of queries', async () => {
    const { articleId, jonah, elif } = await makeRoom();
    const open = { ...place(7), annotationId: uuidv7() };
    await sayPresence(jonah, articleId, { tabId: 'a', place: open });
    const told = async (actor: Actor) => (await readNews(actor, articleId, 1)).presence?.people.map((one) => one.place);
    expect([await told(jonah), await told(elif)]).toEqual([[open], [place(7)]]);
    await sayPresence(jonah, articleId, { tabId: 'a', place: null });
  });

  it('tells nobody of an article that is not theirs', async () => {
    const { articleId, jonah } = await makeRoom();
    await sayPresence(jonah, articleId, { tabId: 'a', place: place() });
    const stranger = await makePerson({ roles: { [await makeDesk()]: 'lead' } });
    await expect(readNews(stranger, articleId, 0)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('sayPresence', () => {
  it('is told to those who hear of the article, with name and colour, and then that the tab has gone', async () => {
    const { articleId, jonah } = await makeRoom();
    await changePreferences(jonah, { colour: 5 });
    const heard = await hear(articleId);
    await sayPresence(jonah, articleId, { tabId: 'a', place: place(7) });
    const told = { tabId: 'a', personId: jonah.id, name: 'Jonah Okoye', colour: 5 };
    expect(await heard.until(tabIn('a'))).toEqual({ ...told, place: place(7) });
    expect(presenceOf(articleId)).toEqual({ people: [{ ...told, place: place(7) }], more: 0, isAll: true });
    await sayPresence(jonah, articleId, { tabId: 'a', place: null });
    expect(await heard.until(tabIn('a'))).toEqual({ ...told, place: null });
    expect(presenceOf(articleId).people).toEqual([]);
  });

  it('shows somebody who chose no colour in the one that follows from their id', async () => {
    const { articleId, elif } = await makeRoom();
    const heard = await hear(articleId);
    await sayPresence(elif, articleId, { tabId: 'a', place: place() });
    expect((await heard.until(tabIn('a'))).colour).toBeGreaterThanOrEqual(1);
  });

  it('is heard by those who come later', async () => {
    const { articleId, jonah } = await makeRoom();
    await sayPresence(jonah, articleId, { tabId: 'a', place: place() });
    const heard = await hear(articleId);
    expect(await heard.until(tabIn('a'))).toMatchObject({ personId: jonah.id, name: 'Jonah Okoye' });
  });

  it('does not reach those who hear of another article', async () => {
    const { articleId, jonah, elif } = await makeRoom();
    const { articleId: otherId, jonah: other } = await makeRoom();
    const [heard, elsewhere] = [await hear(articleId), await hear(otherId)];
    await sayPresence(jonah, articleId, { tabId: 'a', place: place() });
    await heard.until(tabIn('a'));
    await sayPresence(elif, articleId, { tabId: 'b', place: place() });
    await sayPresence(other, otherId, { tabId: 'c', place: place() });
    expect(await elsewhere.until((news) => news.people)).toMatchObject([{ tabId: 'c' }]);
  });

  it('tells a reader that was behind all of it, once it takes it', async () => {
    const { articleId, jonah } = await makeRoom();
    const heard = new Heard<PresenceNews>();
    let isReady = false;
    const hearing = (news: PresenceNews) => {
      if (isReady) return heard.take(news);
      isReady = true;
      return false;
    };
    stops.push(await hearOfPresence(articleId, hearing));
    await sayPresence(jonah, articleId, { tabId: 'a', place: place() });
    expect(await heard.until((news) => news)).toMatchObject({ isAll: true, people: [{ tabId: 'a' }] });
  });

  it('of fifty people who all move is one message to each reader and two notices, whatever they move, and no longer than they are many', async () => {
    const { articleId } = await makeRoom();
    const ids = Array.from({ length: 50 }, () => uuidv7());
    await prisma.person.createMany({ data: ids.map((id) => ({ id, email: `${id}@ledger.example`, name: `Somebody ${id.slice(-12)}` })) });
    const { notices } = await otherProcess();
    const news: PresenceNews[] = [];
    const heard = await hear(articleId);
    stops.push(await hearOfPresence(articleId, (one) => news.push(one) > 0));
    const annotationId = uuidv7();
    const sayAll = async (heads: readonly number[]) => {
      // Nothing of it waits for anything, so that all is said before what was said is gathered.
      for (const head of heads)
        await Promise.all(ids.map((id) => keepPresence(id, articleId, { tabId: id, place: { ...place(head), annotationId } })));
    };
    const everyoneAt = (head: number) => (one: PresenceNews) => (one.people.every((each) => each.place?.head === head) ? one : undefined);
    const told = async (count: number) => {
      const tabs: unknown[] = [];
      let notified = 0;
      await notices.until((notice) => {
        if (notice.articleId !== articleId) return undefined;
        notified += 1;
        tabs.push(...(notice.tabs ?? []));
        return tabs.length === count ? true : undefined;
      });
      return notified;
    };
    await sayAll([1]);
    expect((await heard.until(everyoneAt(1))).people).toHaveLength(50);
    expect(await told(50)).toBe(2);
    news.length = 0;
    await sayAll(Array.from({ length: 40 }, (_, n) => n + 2));
    const message = await heard.until(everyoneAt(41));
    expect([message.people.length, await told(50), news.length]).toEqual([50, 2, 1]);
    expect(JSON.stringify(message).length).toBeLessThan(50 * 320);
  });

  it('is told to other processes, without names, in notices that PostgreSQL takes', async () => {
    const { articleId, jonah } = await makeRoom();
    const { notices } = await otherProcess();
    const annotationId = uuidv7();
    const positions = { version: 2_147_483_647, anchor: 2_147_483_647, head: 2_147_483_647 };
    const long = { ...positions, annotationId, isAway: false, movedAt: 9_999_999_999_999 };
    const tabs = Array.from({ length: 60 }, (_, n) => `${n}`.padEnd(64, 'x'));
    await Promise.all(tabs.map((tabId) => sayPresence(jonah, articleId, { tabId, place: long })));
    const told: unknown[] = [];
    await notices.until((notice) => {
      if (notice.articleId !== articleId) return undefined;
      expect(notice.bytes).toBeLessThan(8_000);
      told.push(...(notice.tabs ?? []));
      return told.length === 60 ? true : undefined;
    });
    expect(told).toContainEqual({ tabId: tabs[59], personId: jonah.id, place: long });
  });
});

describe('another process', () => {
  it('is heard: who comes to it, moves and goes', async () => {
    const { articleId, elif } = await makeRoom();
    const heard = await hear(articleId);
    const { say } = await otherProcess();
    const said = (at: unknown) => say({ type: 'said', articleId, tabs: [{ tabId: 'far', personId: elif.id, place: at }] });
    await said(place(3));
    expect(await heard.until(tabIn('far'))).toMatchObject({ name: 'Elif Tuncel', place: { head: 3 } });
    await said(place(4));
    expect(await heard.until(tabIn('far'))).toMatchObject({ place: { head: 4 } });
    await said(null);
    expect(await heard.until(tabIn('far'))).toMatchObject({ place: null });
  });

  it('that starts and asks is told who is here, but not of whom it can hear itself', async () => {
    const { articleId, jonah, elif } = await makeRoom();
    const { notices, say } = await otherProcess();
    const heard = await hear(articleId);
    const tabsOfNext = () => notices.until(({ articleId: id, tabs }) => (id === articleId ? tabs : undefined));
    await sayPresence(jonah, articleId, { tabId: 'near', place: place() });
    await tabsOfNext();
    await say({ type: 'said', articleId, tabs: [{ tabId: 'far', personId: elif.id, place: place() }] });
    await heard.until(tabIn('far'));
    await say({ type: 'who' });
    expect(await tabsOfNext()).toEqual([{ tabId: 'near', personId: jonah.id, place: place() }]);
  });

  it('can say nothing that breaks this one', async () => {
    const { articleId, jonah } = await makeRoom();
    const heard = await hear(articleId);
    for (const payload of ['', '{', 'null', '{"type":"said"}']) await notify(payload);
    const say = (notice: object) => notify(JSON.stringify({ from: 'a process', ...notice }));
    await say({ type: 'said', articleId, tabs: [{ tabId: 'far', personId: jonah.id, place: { version: -1 } }] });
    await say({ type: 'said', articleId, tabs: [{ tabId: 'nobody', personId: uuidv7(), place: place() }] });
    await say({ type: 'said', articleId, tabs: [{ tabId: 'far', personId: jonah.id, place: place() }] });
    expect((await heard.until((news) => news.people)).map(({ tabId }) => tabId)).toEqual(['far']);
  });
});

describe('a process whose connection is new', () => {
  it('asks the others who is here', async () => {
    const { articleId } = await makeRoom();
    await hear(articleId);
    const { client, notices } = await otherProcess();
    await client.query(
      `select pg_terminate_backend(pid)::text from pg_stat_activity where application_name = 'galley live' and datname = current_database()`,
    );
    expect(await notices.until(({ type }) => (type === 'who' ? type : undefined))).toBe('who');
  });
});

describe('listCompany', () => {
  const away = { ...place(), isAway: true };

  it('tells who else is in each of the articles, longest there first, and leaves out who is away or oneself', async () => {
    const { articleId, jonah, elif } = await makeRoom();
    const deskId = Object.keys(jonah.memberships)[0] ?? '';
    const { id: secondId } = await makeArticle(jonah, deskId);
    const { id: emptyId } = await makeArticle(jonah, deskId);
    const marc = await makePerson({ name: 'Marc Delisle', roles: { [deskId]: 'lead' } });
    for (const one of [elif, jonah]) await sayPresence(one, articleId, { tabId: one.id, place: place() });
    await sayPresence(marc, articleId, { tabId: 'm', place: away });
    await sayPresence(elif, secondId, { tabId: 'second', place: place() });
    const ask = async (actor: Actor) => (await listCompany(actor, [articleId, secondId, emptyId])).articles;
    expect(await ask(marc)).toEqual([
      { articleId, count: 2, names: ['Elif Tuncel', 'Jonah Okoye'] },
      { articleId: secondId, count: 1, names: ['Elif Tuncel'] },
    ]);
    expect(await ask(elif)).toEqual([{ articleId, count: 1, names: ['Jonah Okoye'] }]);
    await sayPresence(elif, secondId, { tabId: 'second', place: null });
    await sayPresence(marc, articleId, { tabId: 'm2', place: place() });
    expect(await ask(elif)).toEqual([{ articleId, count: 2, names: ['Jonah Okoye', 'Marc Delisle'] }]);
  });

  it('tells of those who are at another process', async () => {
    const { articleId, jonah, elif } = await makeRoom();
    const heard = await hear(articleId);
    const { say } = await otherProcess();
    await say({ type: 'said', articleId, tabs: [{ tabId: 'far', personId: elif.id, place: place() }] });
    await heard.until(tabIn('far'));
    expect((await listCompany(jonah, [articleId])).articles).toEqual([{ articleId, count: 1, names: ['Elif Tuncel'] }]);
  });

  it('tells a stranger of another desk, and an author whose article it is not, nothing: they are answered as where nobody is', async () => {
    const { articleId, jonah } = await makeRoom();
    const deskId = Object.keys(jonah.memberships)[0] ?? '';
    await sayPresence(jonah, articleId, { tabId: 'a', place: place() });
    const stranger = await makePerson({ roles: { [await makeDesk()]: 'lead' } });
    const author = await makePerson({ roles: { [deskId]: 'author' } });
    for (const one of [stranger, author]) {
      expect(await listCompany(one, [articleId])).toEqual(await listCompany(one, [uuidv7()]));
    }
    await expect(listCompany(await makePerson(), [articleId])).rejects.toMatchObject({ code: 'forbidden' });
    await prisma.article.update({ where: { id: articleId }, data: { authorId: author.id } });
    expect((await listCompany(author, [articleId])).articles).toHaveLength(1);
    await prisma.article.update({ where: { id: articleId }, data: { deletedAt: new Date() } });
    expect((await listCompany(author, [articleId])).articles).toEqual([]);
  });

  it('names a few of many, in each article', async () => {
    const { articleId, jonah } = await makeRoom();
    const deskId = Object.keys(jonah.memberships)[0] ?? '';
    const { id: secondId } = await makeArticle(jonah, deskId);
    const ids = Array.from({ length: 12 }, () => uuidv7());
    await prisma.person.createMany({ data: ids.map((id, n) => ({ id, email: `${id}@ledger.example`, name: `Person${n} Quill` })) });
    for (const id of ids) for (const at of [articleId, secondId]) await keepPresence(id, at, { tabId: id, place: place() });
    const { articles } = await listCompany(jonah, [articleId, secondId]);
    expect(articles.map(({ count, names }) => [count, names.length])).toEqual([
      [12, MAX_NAMED_PEOPLE],
      [12, MAX_NAMED_PEOPLE],
    ]);
  });
});
