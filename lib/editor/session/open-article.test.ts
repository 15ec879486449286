import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '@/lib/api';
import { stateToJson } from '@/lib/domain/article-state';
import { docOf, TestJournal, testId } from '@/lib/domain/journal/journal.fixture';
import { openArticle } from './open-article';
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
  return { open, line, journal, store };
}

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
});
