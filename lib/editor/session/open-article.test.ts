import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '@/lib/api';
import { stateToJson } from '@/lib/domain/article-state';
import { docOf, TestJournal, testId } from '@/lib/domain/journal/journal.fixture';
import { outboxLock } from '../outbox/outbox-lock';
import { type OpenedArticle, openArticle } from './open-article';
import { MemoryStore } from './session.fixture';

const PERSON = 'a-person';

/** Locks as a browser has them, as far as they are asked for: taken if free, and held until the work is over. */
class Locks {
  readonly held = new Set<string>();

  async request(name: string, _: { ifAvailable: true }, work: (lock: object | null) => unknown): Promise<void> {
    if (this.held.has(name)) return void (await work(null));
    this.held.add(name);
    await work({});
    this.held.delete(name);
  }
}

const lockOf = (clientId: string) => outboxLock(PERSON, clientId);

let locks: Locks;
let kept: Map<string, string>;

beforeEach(() => {
  locks = new Locks();
  kept = new Map();
  vi.stubGlobal('navigator', { locks });
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});
afterEach(() => vi.unstubAllGlobals());

/** An article, and an outbox of this tab with a change that was never sent. */
async function begin(hash?: string) {
  const journal = new TestJournal(docOf('A bus', 'It left.'));
  const { articleId } = journal.state;
  const store = new MemoryStore();
  const item = { id: testId(), type: 'article.renamed', payload: { title: 'Two buses' } };
  await store.save({ articleId, clientId: 'own', base: { version: 0, seq: 1, hash }, items: [item], refused: [] });
  kept.set(`galley-client-${PERSON}-${articleId}`, 'own');
  let isReachable = true;
  const readState = async () => {
    if (!isReachable) throw new ApiError('unreachable', 0, 'The server did not answer.');
    return { state: stateToJson(journal.state), hash: journal.entries[0]?.hash };
  };
  const open = () => openArticle({ articleId, personId: PERSON, store, readState, newId: testId });
  const line = (isThere: boolean) => {
    isReachable = isThere;
  };
  return { open, line, journal, store, articleId, item };
}

/** The titles that an opened outbox would send. */
const titlesOf = ({ outbox }: OpenedArticle) => outbox?.items.map(({ payload }) => payload.title);

describe('openArticle', () => {
  it('puts back what this tab had not sent', async () => {
    const { open } = await begin();
    expect(await open()).toMatchObject({ clientId: 'own', outbox: { items: [{ type: 'article.renamed' }] }, abandoned: [] });
  });

  it('puts it back as well when the server could only be reached the second time', async () => {
    const { open, line } = await begin();
    line(false);
    await expect(open()).rejects.toMatchObject({ code: 'unreachable' });
    expect(locks.held).toEqual(new Set());
    line(true);
    expect(await open()).toMatchObject({ clientId: 'own', outbox: { items: [{ type: 'article.renamed' }] } });
  });

  it('shows it as what could not be saved, where the server has another entry at the seq that it was written on', async () => {
    const { open, journal } = await begin('0'.repeat(64));
    const { outbox, state } = await open();
    expect(outbox).toMatchObject({
      items: [],
      refused: [{ item: { type: 'article.renamed' }, reason: expect.stringContaining('not saved') }],
    });
    expect(state).toMatchObject({ seq: 1, hash: journal.entries[0]?.hash });
  });

  it('writes under another name where what was kept cannot be read, and finds it again when it can', async () => {
    const { open, store } = await begin();
    const list = vi.spyOn(store, 'list').mockRejectedValueOnce(new Error('The disk is full.'));
    const opened = await open();
    expect(opened).toMatchObject({ outbox: null, abandoned: [] });
    expect(opened.clientId).not.toBe('own');
    opened.release();
    list.mockRestore();
    expect(await open()).toMatchObject({ clientId: 'own', outbox: { items: [{ type: 'article.renamed' }] } });
  });

  it('leaves it to the tab that has it, if this one is its duplicate', async () => {
    const { open } = await begin();
    const first = await open();
    expect(await open()).toMatchObject({ outbox: null, abandoned: [] });
    first.release();
  });

  it('takes what a closing tab kept last, though its outbox was found before', async () => {
    const { open, store, articleId, item } = await begin();
    const ofOther = { articleId, clientId: 'other', base: { version: 0, seq: 1 }, items: [item], refused: [] };
    kept.clear();
    store.kept.clear();
    await store.save(ofOther);
    locks.held.add(lockOf('other'));
    const list = store.list.bind(store);
    vi.spyOn(store, 'list').mockImplementationOnce(async () => {
      const found = await list();
      // The answer waits in a busy page. Meanwhile the last key is kept, and the tab goes.
      await store.save({ ...ofOther, items: [item, { ...item, id: testId(), payload: { title: 'Three buses' } }] });
      locks.held.delete(lockOf('other'));
      return found;
    });
    expect(titlesOf(await open())).toEqual(['Two buses', 'Three buses']);
  });

  it('does the same for its own, which the page before it may still write', async () => {
    const { open, store, item } = await begin();
    const [own] = await store.list();
    if (!own) throw new Error('Nothing was kept.');
    locks.held.add(lockOf('own'));
    vi.spyOn(locks, 'request').mockImplementationOnce(async (...asked) => {
      await store.save({ ...own, items: [{ ...item, payload: { title: 'Three buses' } }] });
      locks.held.delete(lockOf('own'));
      await locks.request(...asked);
    });
    expect(titlesOf(await open())).toEqual(['Three buses']);
  });

  it('takes nothing over that has been sent by the time it is free', async () => {
    const { open, store, articleId, item } = await begin();
    const ofOther = { articleId, clientId: 'other', base: { version: 0, seq: 1 }, items: [item], refused: [] };
    kept.clear();
    store.kept.clear();
    const list = store.list.bind(store);
    vi.spyOn(store, 'list').mockImplementationOnce(async () => [...(await list()), ofOther]);
    const opened = await open();
    expect(opened).toMatchObject({ outbox: null, abandoned: [] });
    expect(locks.held).toEqual(new Set([lockOf(opened.clientId)]));
  });

  it('writes under another name, and holds nothing, where it cannot be read once it is held', async () => {
    const { open, store, articleId, item } = await begin();
    await store.save({ articleId, clientId: 'other', base: { version: 0, seq: 1 }, items: [item], refused: [] });
    const found = await store.list();
    vi.spyOn(store, 'list').mockResolvedValueOnce(found).mockRejectedValueOnce(new Error('The disk is full.'));
    const opened = await open();
    expect(opened).toMatchObject({ outbox: null, abandoned: [] });
    expect(locks.held).toEqual(new Set([lockOf(opened.clientId)]));
    opened.release();
    const again = await open();
    expect([again.clientId, again.abandoned.map(({ clientId }) => clientId)]).toEqual(['own', ['other']]);
  });

  it('reads once where nothing of another tab is found', async () => {
    const { open, store } = await begin();
    const list = vi.spyOn(store, 'list');
    (await open()).release();
    kept.clear();
    store.kept.clear();
    await open();
    expect(list).toHaveBeenCalledTimes(2);
  });

  it('leaves its own alone where a later version has written it, and goes on under another name', async () => {
    const { open, store } = await begin();
    const found = await store.list();
    vi.spyOn(store, 'list').mockResolvedValueOnce([]);
    const opened = await open();
    expect(opened.clientId).not.toBe('own');
    await opened.hold.save({ articleId: '', clientId: opened.clientId, base: { version: 0, seq: 1 }, items: [], refused: [] });
    expect(await store.list()).toEqual(found);
    expect(locks.held).toEqual(new Set([lockOf(opened.clientId)]));
    opened.release();
    // This tab of the version that can read it, or any other one.
    expect(titlesOf(await open())).toEqual(['Two buses']);
  });

  it('opens in a tab whose storage is full, or switched off', async () => {
    const { open } = await begin();
    const full = () => {
      throw new DOMException('No room.', 'QuotaExceededError');
    };
    vi.stubGlobal('sessionStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: full });
    const opened = await open();
    expect(titlesOf(opened)).toEqual(['Two buses']);
    opened.release();
    vi.stubGlobal('sessionStorage', { getItem: full, setItem: full });
    expect(titlesOf(await open())).toEqual(['Two buses']);
  });

  it('waits for the last write of what this page closes', async () => {
    const { open, store, item } = await begin();
    const first = await open();
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    first.release(ended);
    const second = open();
    const [own] = await store.list();
    if (own) await store.save({ ...own, items: [{ ...item, payload: { title: 'Three buses' } }] });
    end();
    expect([(await second).clientId, titlesOf(await second)]).toEqual(['own', ['Three buses']]);
  });

  it('lets go of all that it holds when it fails', async () => {
    const { articleId, store } = await begin();
    const readState = async () => {
      throw new Error('Not to be read.');
    };
    await expect(openArticle({ articleId, personId: PERSON, store, readState, newId: testId })).rejects.toThrow('Not to be read.');
    expect(locks.held).toEqual(new Set());
  });
});
