import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '@/lib/api';
import { testId } from '@/lib/domain/journal/journal.fixture';
import type { Outbox } from './outbox';
import { outboxLock } from './outbox-lock';
import { openOutboxStore } from './outbox-store';
import { UnsentChanges } from './unsent-changes';

/** Long after the ids of these tests were made. */
const LATER = Date.parse('2026-10-08T18:02:00Z');

let held: string[] = [];
let people = 0;

beforeEach(() => vi.stubGlobal('navigator', { locks: { query: async () => ({ held: held.map((name) => ({ name })) }) } }));
afterEach(() => {
  held = [];
  vi.unstubAllGlobals();
});

/** A person with a store of their own, and a server that knows some articles and what is stored of them. */
function begin() {
  people += 1;
  const personId = `person-${people}`;
  const store = openOutboxStore(personId);
  const server = {
    titles: new Map<string, string>(),
    stored: new Map<string, string[]>(),
    failure: null as ApiError | null,
    asked: 0,
  };
  const clock = { now: LATER };
  const unsent = new UnsentChanges({
    personId,
    store,
    now: () => clock.now,
    readTitle: async (articleId) => {
      server.asked += 1;
      if (server.failure) throw server.failure;
      const title = server.titles.get(articleId);
      if (title === undefined) throw new ApiError('not-found', 404, 'There is no such page, or it is not yours to see.');
      return title;
    },
    readStoredIds: async (articleId) => server.stored.get(articleId) ?? [],
  });
  const keep = async (articleId: string, { waiting = 0, refused = 0 }, itemId = testId): Promise<Outbox> => {
    const item = () => ({ id: itemId(), type: 'text', payload: { steps: [] } });
    const outbox: Outbox = {
      articleId,
      clientId: testId(),
      base: { version: 0, seq: 1 },
      items: Array.from({ length: waiting }, item),
      refused: Array.from({ length: refused }, () => ({ item: item(), reason: 'C1 was removed.' })),
    };
    await store.save(outbox);
    return outbox;
  };
  const article = (title: string) => {
    const articleId = testId();
    server.titles.set(articleId, title);
    return articleId;
  };
  return { personId, store, server, clock, unsent, keep, article };
}

describe('looking for unsent changes', () => {
  it('finds what closed tabs have left, article by article', async () => {
    const { unsent, keep, article } = begin();
    expect(await unsent.look()).toEqual([]);
    const [ferry, bus] = [article('A ferry'), article('A bus')];
    await keep(ferry, { waiting: 2 });
    await keep(ferry, { waiting: 1, refused: 1 });
    await keep(bus, { refused: 3 });
    expect(await unsent.look()).toMatchObject([
      { articleId: ferry, title: 'A ferry', isGone: false, waiting: 3, refused: 1 },
      { articleId: bus, title: 'A bus', isGone: false, waiting: 0, refused: 3 },
    ]);
  });

  it('leaves out what a tab that is open has, until it is closed', async () => {
    const { personId, unsent, keep, article } = begin();
    const { clientId } = await keep(article('A ferry'), { waiting: 1 });
    held = [outboxLock(personId, clientId)];
    expect(await unsent.look()).toEqual([]);
    held = [];
    expect(await unsent.look()).toHaveLength(1);
  });

  it('finds nothing of another person', async () => {
    const { keep, article } = begin();
    await keep(article('A ferry'), { waiting: 1 });
    expect(await begin().unsent.look()).toEqual([]);
  });

  it('waits five seconds before it says anything: the request may be under way', async () => {
    const { unsent, clock, keep, article } = begin();
    // The first 48 bits of a UUID v7 are its time.
    const young = () =>
      `${LATER.toString(16)
        .padStart(12, '0')
        .replace(/^(.{8})(.{4})$/, '$1-$2')}-7000-8000-000000000001`;
    await keep(article('A ferry'), { waiting: 1 }, young);
    clock.now = LATER + 4_000;
    expect(await unsent.look()).toEqual([]);
    clock.now = LATER + 5_000;
    expect(await unsent.look()).toHaveLength(1);
    clock.now = LATER - 1_000;
    expect(await unsent.look()).toHaveLength(1);
  });

  it('says it where there are no locks, as on plain http', async () => {
    vi.stubGlobal('navigator', {});
    const { unsent, keep, article } = begin();
    await keep(article('A ferry'), { waiting: 1 });
    expect(await unsent.look()).toMatchObject([{ waiting: 1 }]);
  });

  it('removes what was stored after all, and nothing else', async () => {
    const { unsent, store, server, keep, article } = begin();
    const ferry = article('A ferry');
    const sent = await keep(ferry, { waiting: 2 });
    server.stored.set(ferry, ['one-of-another', ...sent.items.map(({ id }) => id)]);
    const partly = await keep(ferry, { waiting: 2 });
    server.stored.get(ferry)?.push(partly.items[0]?.id ?? '');
    expect(await unsent.look()).toMatchObject([{ waiting: 2, refused: 0 }]);
    expect(await store.listAll()).toEqual([partly]);
  });

  it('keeps what was refused of an outbox whose other changes were stored', async () => {
    const { unsent, store, server, keep, article } = begin();
    const ferry = article('A ferry');
    const outbox = await keep(ferry, { waiting: 1, refused: 1 });
    server.stored.set(
      ferry,
      outbox.items.map(({ id }) => id),
    );
    expect(await unsent.look()).toMatchObject([{ waiting: 0, refused: 1 }]);
    expect(await store.countUnsent()).toBe(2);
  });

  it('says it without a title where the server does not answer, and asks again', async () => {
    const { unsent, server, keep, article } = begin();
    await keep(article('A ferry'), { waiting: 1 });
    server.failure = new ApiError('unreachable', 0, 'The server did not answer.');
    expect(await unsent.look()).toMatchObject([{ title: null, isGone: false, waiting: 1 }]);
    server.failure = null;
    expect(await unsent.look()).toMatchObject([{ title: 'A ferry', isGone: false, waiting: 1 }]);
  });

  it('calls no article gone where a proxy answers in the place of a server that is started anew', async () => {
    const { unsent, server, keep, article } = begin();
    await keep(article('A ferry'), { waiting: 1 });
    for (const status of [404, 403]) {
      server.failure = new ApiError('unreadable', status, 'The server’s answer could not be read.');
      expect(await unsent.look()).toMatchObject([{ title: null, isGone: false, waiting: 1 }]);
    }
    server.failure = null;
    expect(await unsent.look()).toMatchObject([{ title: 'A ferry', isGone: false, waiting: 1 }]);
  });

  it('asks the server once a minute, and at once about what is new', async () => {
    const { unsent, server, clock, keep, article } = begin();
    const ferry = article('A ferry');
    await keep(ferry, { waiting: 1 });
    await unsent.look();
    clock.now += 59_000;
    await unsent.look();
    expect(server.asked).toBe(1);
    await keep(ferry, { waiting: 1 });
    expect(await unsent.look()).toMatchObject([{ waiting: 2 }]);
    expect(server.asked).toBe(2);
    clock.now += 61_000;
    await unsent.look();
    expect(server.asked).toBe(3);
  });

  it('calls an article gone that is not theirs to see any more, with its words, until they are dismissed', async () => {
    const { unsent, store, keep } = begin();
    const outbox = await keep(testId(), { waiting: 1, refused: 1 });
    const [gone] = await unsent.look();
    expect(gone).toMatchObject({ title: null, isGone: true, waiting: 1, refused: 1, outboxes: [outbox] });
    if (gone) await unsent.dismiss(gone);
    expect(await unsent.look()).toEqual([]);
    expect(await store.countUnsent()).toBe(0);
  });

  it('dismisses nothing that has grown since it was shown', async () => {
    const { unsent, store, keep } = begin();
    const outbox = await keep(testId(), { waiting: 1 });
    const [gone] = await unsent.look();
    await store.save({ ...outbox, items: [...outbox.items, { id: testId(), type: 'text', payload: {} }] });
    if (gone) await unsent.dismiss(gone);
    expect(await store.countUnsent()).toBe(2);
  });
});
