import 'fake-indexeddb/auto';
import { forceCloseDatabase } from 'fake-indexeddb';
import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { testId } from '@/lib/domain/journal/journal.fixture';
import type { Outbox } from './outbox';
import { keepNothingMore, openOutboxStore } from './outbox-store';

const outboxOf = (articleId: string): Outbox => ({
  articleId,
  clientId: 'a-tab-of-mine',
  base: { version: 0, seq: 1 },
  items: [{ id: testId(), type: 'text', payload: { steps: [] } }],
  refused: [],
});

describe('openOutboxStore', () => {
  it('keeps an outbox, and forgets it once nothing is in it', async () => {
    const store = openOutboxStore('person-one');
    const outbox = outboxOf(testId());
    await store.save(outbox);
    expect(await store.list(outbox.articleId)).toEqual([outbox]);
    expect(await store.countUnsent()).toBe(1);
    await store.save({ ...outbox, items: [] });
    expect(await store.list(outbox.articleId)).toEqual([]);
  });

  it('names also an outbox that it cannot read', async () => {
    const personId = 'person-ten';
    const store = openOutboxStore(personId);
    const outbox = outboxOf(testId());
    await store.save(outbox);
    const database = await openDB(`galley-outbox-${personId}`);
    await database.put('outboxes', { ...outbox, clientId: 'later', items: 'of another shape' });
    database.close();
    expect((await store.list(outbox.articleId)).map(({ clientId }) => clientId)).toEqual(['a-tab-of-mine']);
    expect(await store.listNames(outbox.articleId)).toEqual(['a-tab-of-mine', 'later']);
    expect(await store.listNames(testId())).toEqual([]);
  });

  it('counts what could not be stored as long as nobody has seen to it: it is nowhere else', async () => {
    const store = openOutboxStore('person-five');
    const outbox = outboxOf(testId());
    const refused = outbox.items.map((item) => ({ item, reason: 'C1 was removed.' }));
    await store.save({ ...outbox, items: [], refused });
    expect(await store.countUnsent()).toBe(1);
    await store.save({ ...outbox, refused });
    expect(await store.countUnsent()).toBe(2);
    await store.save({ ...outbox, items: [], refused: [] });
    expect(await store.countUnsent()).toBe(0);
  });

  it('gives way to a later version of the page in another tab, and says from then on that it keeps nothing', async () => {
    const store = openOutboxStore('person-eleven');
    const outbox = outboxOf(testId());
    await store.save(outbox);
    const later = await openDB('galley-outbox-person-eleven', 2);
    expect(await later.count('outboxes')).toBe(1);
    await expect(store.save(outbox)).rejects.toMatchObject({ name: 'VersionError' });
    later.close();
  }, 2_000);

  it('opens again after it could not be opened, and after the browser has closed it', async () => {
    const store = openOutboxStore('person-nine');
    const [outbox, other] = [outboxOf(testId()), outboxOf(testId())];
    const later = await openDB('galley-outbox-person-nine', 2);
    await expect(store.save(outbox)).rejects.toMatchObject({ name: 'VersionError' });
    later.close();
    await deleteDB('galley-outbox-person-nine');
    const open = vi.spyOn(indexedDB, 'open');
    await store.save(outbox);
    const database: unknown = await Promise.resolve(open.mock.results.at(-1)?.value);
    open.mockRestore();
    if (!(database instanceof IDBOpenDBRequest)) throw new Error('no request to open it');
    // As when somebody clears the data of the site: the browser closes the connection, and says so.
    // Its types take the class where it takes a database.
    Reflect.apply(forceCloseDatabase, undefined, [database.result]);
    await Promise.resolve();
    await store.save(other);
    expect(await store.list(other.articleId)).toEqual([other]);
  });

  it('keeps nothing for a page that was open when the store was wiped, and all for one opened later', async () => {
    const page = openOutboxStore('person-two');
    const outbox = outboxOf(testId());
    await page.save(outbox);
    await openOutboxStore('person-two').wipe();
    await page.save(outbox);
    expect(await page.list(outbox.articleId)).toEqual([]);
    const later = openOutboxStore('person-two');
    await later.save(outbox);
    expect(await later.list(outbox.articleId)).toEqual([outbox]);
  });

  it('keeps nothing for a page that has heard of a signing out elsewhere, and removes what it kept just after the wipe', async () => {
    const page = openOutboxStore('person-six');
    const [outbox, other] = [outboxOf(testId()), outboxOf(testId())];
    await openOutboxStore('person-six').save(other);
    await page.save(outbox);
    keepNothingMore('person-six');
    await page.save(outbox);
    expect(await page.list(outbox.articleId)).toEqual([]);
    // What was begun meanwhile by who has signed in again is not this page's to remove.
    expect(await page.list(other.articleId)).toEqual([other]);
  });

  it('shows nobody another person’s outbox', async () => {
    const outbox = outboxOf(testId());
    await openOutboxStore('person-three').save(outbox);
    expect(await openOutboxStore('person-four').list(outbox.articleId)).toEqual([]);
  });
});

describe('a page that is left', () => {
  /** What a tab's localStorage is. */
  const storageOf = (limit = Number.POSITIVE_INFINITY): Storage => {
    const kept = new Map<string, string>();
    return {
      get length() {
        return kept.size;
      },
      key: (index) => [...kept.keys()][index] ?? null,
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => {
        if (value.length > limit) throw new DOMException('Full.', 'QuotaExceededError');
        kept.set(key, value);
      },
      removeItem: (key) => void kept.delete(key),
      clear: () => kept.clear(),
    };
  };
  /** The browser has not begun the write when the page is gone. */
  const leave = (personId: string, outbox: Outbox) => {
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('The page is gone.', 'AbortError');
    });
    const over = openOutboxStore(personId)
      .save(outbox, true)
      .catch(() => undefined);
    open.mockRestore();
    return over;
  };
  const more = (outbox: Outbox): Outbox => ({ ...outbox, items: [...outbox.items, { id: testId(), type: 'text', payload: {} }] });
  const empty = (outbox: Outbox): Outbox => ({ ...outbox, items: [] });

  beforeEach(() => {
    vi.stubGlobal('localStorage', storageOf());
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('leaves its outbox as it was in the end, though the browser calls its write off', async () => {
    const personId = testId();
    const outbox = outboxOf(testId());
    const store = openOutboxStore(personId);
    await store.save(outbox);
    await leave(personId, more(outbox));
    const [found] = await store.list(outbox.articleId);
    expect(found?.items).toHaveLength(2);
    expect(await store.listNames(outbox.articleId)).toEqual([outbox.clientId]);
    expect(await store.countUnsent()).toBe(2);
    // Whoever goes on with it keeps it, and the copy is gone.
    await store.save(found ?? expect.fail('nothing found'));
    expect(localStorage.length).toBe(0);
    expect((await store.list(outbox.articleId))[0]?.items).toHaveLength(2);
  });

  it('leaves no copy where the write ends while the page is there, and a newer one alone', async () => {
    const store = openOutboxStore(testId());
    const outbox = outboxOf(testId());
    const [first] = [store.save(outbox), store.save(more(outbox), true)];
    await first;
    expect(localStorage.length).toBe(1);
    await store.save(more(outbox), true);
    expect(localStorage.length).toBe(0);
  });

  it('leaves nothing of what was seen to last, and no trace of that after a minute', async () => {
    const personId = testId();
    const store = openOutboxStore(personId);
    const outbox = outboxOf(testId());
    await store.save(outbox);
    await leave(personId, empty(outbox));
    expect(await store.list(outbox.articleId)).toEqual([]);
    expect(await store.listNames(outbox.articleId)).toEqual([]);
    expect(await store.countUnsent()).toBe(0);
    expect(localStorage.length).toBe(1);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_001 });
    expect(await store.listAll()).toEqual([]);
    expect(localStorage.length).toBe(0);
    expect(await store.list(outbox.articleId)).toEqual([]);
  });

  it('is forgotten with what it left, unless that is another by now', async () => {
    const personId = testId();
    const store = openOutboxStore(personId);
    const outbox = outboxOf(testId());
    await store.save(outbox);
    await leave(personId, more(outbox));
    await store.forget(outbox);
    const [found] = await store.list(outbox.articleId);
    expect(found?.items).toHaveLength(2);
    await store.forget(found ?? expect.fail('nothing found'));
    expect(await store.list(outbox.articleId)).toEqual([]);
    expect(localStorage.length).toBe(0);
  });

  it('is counted with what it left also where the browser opens no store', async () => {
    const personId = testId();
    await leave(personId, outboxOf(testId()));
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('Not here.', 'InvalidStateError');
    });
    expect(await openOutboxStore(personId).countUnsent()).toBe(1);
    open.mockRestore();
  });

  it('leaves nothing once its person is signed out', async () => {
    const personId = testId();
    const store = openOutboxStore(personId);
    const outbox = outboxOf(testId());
    await leave(personId, outbox);
    const other = openOutboxStore(testId());
    await other.save(outbox);
    await store.wipe();
    expect(localStorage.length).toBe(0);
    await store.save(more(outbox), true);
    expect(localStorage.length).toBe(0);
    expect(await other.list(outbox.articleId)).toHaveLength(1);
  });

  it('is none the worse where there is no room, or no storage', async () => {
    vi.stubGlobal('localStorage', storageOf(500));
    const personId = testId();
    const store = openOutboxStore(personId);
    const outbox = outboxOf(testId());
    await leave(personId, outbox);
    // What was kept of it before is older, and would come in the place of what the browser may still write.
    const large = { ...outbox, items: [{ id: testId(), type: 'text', payload: { words: 'x'.repeat(1_000) } }] };
    await leave(personId, large);
    expect(localStorage.length).toBe(0);
    vi.stubGlobal('localStorage', undefined);
    await store.save(large, true);
    expect(await store.list(outbox.articleId)).toEqual([large]);
  });
});
