import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { testId } from '@/lib/domain/journal/journal.fixture';
import { MemoryStore } from '../session/session.fixture';
import type { Outbox } from './outbox';
import { OutboxHold } from './outbox-hold';
import { outboxLock } from './outbox-lock';

const PERSON = 'ann';
const articleId = testId();
const itemOf = (title: string) => ({ id: testId(), type: 'article.renamed', payload: { title } });
const [a, b, c] = [itemOf('A'), itemOf('B'), itemOf('C')];
const outboxOf = (items: Outbox['items'], clientId = 'first'): Outbox => ({
  articleId,
  clientId,
  base: { version: 0, seq: 1 },
  items,
  refused: [],
});

/** What is kept, by name: what waits, and what is shown as not saved. */
const keptIn = async (store: MemoryStore) =>
  Object.fromEntries(
    (await store.list()).map(({ clientId, items, refused }) => [
      clientId,
      [items.map(({ payload }) => payload.title), refused.map(({ item }) => item.payload.title)],
    ]),
  );

let open: OutboxHold[];

/** A tab over plain http that holds an outbox and has kept `items` of it. */
async function begin(items: Outbox['items']) {
  const store = new MemoryStore();
  const hold = new OutboxHold(PERSON, store, () => 'apart');
  open.push(hold);
  await hold.take('first');
  await hold.save(outboxOf(items));
  return { store, hold };
}

/** Another tab takes it, which heard nothing of this one. */
async function takeFrom(hold: OutboxHold): Promise<void> {
  const channel = new BroadcastChannel(outboxLock(PERSON, 'first'));
  channel.postMessage('taken');
  await hold.taken;
  channel.close();
}

beforeEach(() => {
  open = [];
  vi.stubGlobal('navigator', {});
});
afterEach(() => {
  for (const hold of open) hold.end();
  vi.unstubAllGlobals();
});

describe('OutboxHold', () => {
  it('writes no more under a name that another tab has taken', async () => {
    const { store, hold } = await begin([a]);
    await takeFrom(hold);
    await store.save(outboxOf([a, b]));
    await hold.save(outboxOf([a]));
    await hold.save(outboxOf([]));
    expect(await keptIn(store)).toEqual({ first: [['A', 'B'], []] });
  });

  it('keeps what the other tab cannot have found apart, to be shown', async () => {
    const { store, hold } = await begin([a]);
    await takeFrom(hold);
    await hold.save(outboxOf([a, c]));
    expect(await keptIn(store)).toEqual({ first: [['A'], []], apart: [[], ['C']] });
    expect((await store.list()).flatMap(({ refused }) => refused)[0]?.reason).toContain('not saved');
  });

  it('counts what it was writing in that moment as not found, and what was changed since', async () => {
    const { store, hold } = await begin([a, b]);
    const save = store.save.bind(store);
    let end = (): void => undefined;
    vi.spyOn(store, 'save').mockImplementationOnce(
      () =>
        new Promise<void>((resolve) => {
          end = resolve;
        }),
    );
    const writing = hold.save(outboxOf([a, b, c]));
    await takeFrom(hold);
    vi.mocked(store.save).mockImplementation(save);
    end();
    await writing;
    await hold.save(outboxOf([a, { ...b, payload: { title: 'B!' } }, c]));
    expect(await keptIn(store)).toEqual({ first: [['A', 'B'], []], apart: [[], ['B!', 'C']] });
  });

  it('knows what it found when it was opened', async () => {
    const { store, hold } = await begin([]);
    await store.save(outboxOf([a]));
    hold.found(outboxOf([a]));
    await takeFrom(hold);
    await hold.save(outboxOf([a]));
    expect(await keptIn(store)).toEqual({ first: [['A'], []] });
  });

  it('goes on with the other outboxes that it holds', async () => {
    const { store, hold } = await begin([a]);
    await hold.take('second');
    await takeFrom(hold);
    await hold.save(outboxOf([b], 'second'));
    expect(await keptIn(store)).toEqual({ first: [['A'], []], second: [['B'], []] });
    expect([hold.has('first'), hold.has('second')]).toEqual([false, true]);
  });
});

describe('OutboxHold.putAway', () => {
  it('leaves all to other tabs, with what was being written', async () => {
    const { store, hold } = await begin([a]);
    const writing = hold.save(outboxOf([a, b]));
    hold.putAway();
    expect([hold.isPutAway, hold.has('first')]).toEqual([true, false]);
    const next = new OutboxHold(PERSON, store, testId);
    open.push(next);
    expect(await next.take('first')).toBe(true);
    await next.save(outboxOf([a, b, c]));
    // The page comes back from the browser's memory: its timers first.
    await hold.save(outboxOf([a, b]));
    await writing;
    expect(await keptIn(store)).toEqual({ first: [['A', 'B', 'C'], []] });
  });

  it('keeps what comes all the same apart', async () => {
    const { store, hold } = await begin([a]);
    hold.putAway();
    await hold.save(outboxOf([a, b]));
    expect(await keptIn(store)).toEqual({ first: [['A'], []], apart: [[], ['B']] });
  });
});
