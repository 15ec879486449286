import 'fake-indexeddb/auto';
import { forceCloseDatabase } from 'fake-indexeddb';
import { deleteDB, openDB } from 'idb';
import { describe, expect, it, vi } from 'vitest';
import { testId } from '@/lib/domain/journal/journal.fixture';
import { keepNothingMore, type Outbox, openOutboxStore } from './outbox-store';

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
