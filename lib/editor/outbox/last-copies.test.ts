import { beforeEach, describe, expect, it, vi } from 'vitest';
import { testId } from '@/lib/domain/journal/journal.fixture';
import { LastCopies } from './last-copies';
import { MemoryStorage } from './memory-storage.fixture';
import type { Outbox } from './outbox';

let storage: MemoryStorage;

beforeEach(() => {
  storage = new MemoryStorage();
  vi.stubGlobal('localStorage', storage);
});

const outboxOf = (clientId: string): Outbox => ({
  articleId: testId(),
  clientId,
  base: { version: 0, seq: 1 },
  items: [{ id: testId(), type: 'text', payload: { steps: [] } }],
  refused: [],
});

describe('LastCopies', () => {
  it('are of one person, and signing out removes these and nothing else', () => {
    const [priya, jonah] = [new LastCopies('priya'), new LastCopies('jonah')];
    storage.items.set('theme', 'dark');
    const [first, second, other] = [outboxOf('one'), outboxOf('two'), outboxOf('three')];
    priya.put(first);
    priya.put(second);
    jonah.put(other);
    expect(priya.all()).toMatchObject([{ outbox: first }, { outbox: second }]);
    priya.clear();
    expect(priya.all()).toEqual([]);
    expect(jonah.all()).toMatchObject([{ outbox: other, written: jonah.written(other) }]);
    expect(storage.items.get('theme')).toBe('dark');
  });

  it('stay where another one has been written since', () => {
    const copies = new LastCopies('priya');
    const outbox = outboxOf('one');
    copies.put(outbox);
    const written = copies.written(outbox);
    copies.put({ ...outbox, items: [] });
    copies.drop(outbox, written);
    copies.drop(outbox, null);
    expect(copies.all()).toMatchObject([{ outbox: { items: [] } }]);
    copies.drop(outbox, copies.written(outbox));
    expect([copies.written(outbox), copies.all()]).toEqual([null, []]);
  });

  it('are left out where they cannot be read', () => {
    const copies = new LastCopies('priya');
    const outbox = outboxOf('one');
    copies.put(outbox);
    for (const [at, words] of ['', '{', 'null', '{"at":1}'].entries()) storage.items.set(`galley-last-priya-${at}`, words);
    expect(copies.all()).toMatchObject([{ outbox }]);
  });

  it('are none where there is no room, and the one from before is gone: it is older than what the page had', () => {
    const copies = new LastCopies('priya');
    const outbox = outboxOf('one');
    copies.put(outbox);
    storage.setItem.mockImplementationOnce(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    copies.put({ ...outbox, items: [] });
    expect([...storage.items]).toEqual([]);
  });

  it('are none where the browser keeps nothing', () => {
    vi.stubGlobal('localStorage', undefined);
    const copies = new LastCopies('priya');
    const outbox = outboxOf('one');
    copies.put(outbox);
    copies.clear();
    expect([copies.written(outbox), copies.all()]).toEqual([null, []]);
  });
});
