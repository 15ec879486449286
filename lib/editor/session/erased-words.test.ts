import { describe, expect, it } from 'vitest';
import { stateToJson } from '@/lib/domain/article-state';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import { AbandonedOutboxes } from '../outbox/abandoned-outboxes';
import type { Outbox } from '../outbox/outbox';
import { HandClock } from './hand-clock.fixture';
import { expectEqual, MemoryStore, TestServer, TestTab } from './session.fixture';
import { SessionSender } from './session-sender';

const newServer = () => new TestServer(docOf('A bus that runs', 'Quarkfort left at 12.35.', 'It was a lazy cut.'));

/** The entry alone: that the words are gone where they stood is the service's, and nothing that a page would see. */
const erase = ({ journal }: TestServer) => journal.send('erased', { seqs: [1], reason: 'A court has said so.' });

function open(server: TestServer, { store = new MemoryStore(), outbox }: { store?: MemoryStore; outbox?: Outbox } = {}) {
  const tab = new TestTab(server, { store, ...(outbox && { outbox }) });
  const clock = new HandClock();
  const sender = new SessionSender(tab.session, server, clock);
  tab.session.subscribe(() => sender.schedule());
  return { tab, clock, sender, store };
}

const kept = async (store: MemoryStore) =>
  (await store.list()).map(({ items, refused }) => [items.length, refused.map(({ item }) => item.type)]);

describe('a page that was open when words were erased', () => {
  it.each([
    [
      'the stream',
      async (server: TestServer, { sender, tab }: ReturnType<typeof open>) =>
        sender.take(await server.entriesAfter('', tab.session.confirmed.seq)),
    ],
    ['catching up', async (_: TestServer, { sender }: ReturnType<typeof open>) => void (await sender.catchUp())],
  ])('takes nothing more once it hears of it by %s, and says so', async (_, hear) => {
    const server = newServer();
    const page = open(server);
    const other = open(server);
    const { tab, sender, clock, store } = page;
    erase(server);
    await hear(server, page);
    expect(sender.state).toEqual({ name: 'reload', reason: expect.stringMatching(/^Words of this article were erased by law\. Reload /) });
    const { state } = server.journal;
    expect(() => tab.tag('Quarkfort')).toThrow('Reload it to go on');
    tab.typeBefore('It was', 'Quarkfort left. ');
    await clock.pass(60_000);
    expect(server.journal.state).toBe(state);
    expect(tab.history.canUndo).toBe(false);
    expect(await kept(store)).toEqual([]);
    // The second tab hears of it by its own work, which is refused.
    other.tab.typeBefore('It was', 'Quarkfort left. ');
    await other.clock.pass(60_000);
    expect(server.journal.state).toBe(state);
    expect(other.sender.state.name).toBe('reload');
    expect(await kept(other.store)).toEqual([[0, ['text']]]);
  });

  it('keeps what it has not sent to be shown, and goes on once it is loaded anew', async () => {
    const server = newServer();
    const { tab, clock, sender, store } = open(server);
    tab.tag('Quarkfort');
    tab.typeBefore('It was', 'Quarkfort left. ');
    erase(server);
    await clock.pass(60_000);
    expect(sender.state.name).toBe('reload');
    expect(server.journal.entries.at(-1)?.type).toBe('erased');
    expect(await kept(store)).toEqual([[0, ['annotation.created', 'text']]]);
    expect(JSON.stringify(await store.list())).toContain('Quarkfort left. ');
    expect((await store.list())[0]?.refused[0]?.reason).toMatch(/^This was not saved: /);
    const [{ refused } = { refused: [] }] = await store.list();
    const again = open(server, { store });
    again.tab.session.refused = refused;
    again.tab.typeBefore('lazy', 'very ');
    await again.clock.pass(60_000);
    expect(again.sender.state.name).toBe('saved');
    expect(again.tab.session.refused).toHaveLength(2);
    expectEqual(server, again.tab);
  });

  it('shows nothing as unsaved that the server had stored before, though the answer was lost', async () => {
    const server = newServer();
    const { tab, clock, store } = open(server);
    server.losesAnswers = true;
    tab.tag('Quarkfort');
    await clock.pass(200);
    tab.typeBefore('lazy', 'very ');
    server.losesAnswers = false;
    erase(server);
    await clock.pass(60_000);
    expect(server.journal.state.annotations.size).toBe(1);
    expect(await kept(store)).toEqual([[0, ['text']]]);
  });
});

describe('an outbox that was kept from before words were erased', () => {
  it('is shown and not sent, by the tab that opens it and by one that takes it over', async () => {
    const server = newServer();
    const store = new MemoryStore();
    const closed = new TestTab(server, { store });
    closed.tag('Quarkfort');
    closed.typeBefore('It was', 'Quarkfort left. ');
    const outbox = closed.session.outbox();
    erase(server);
    const { state } = server.journal;
    const own = open(server, { outbox });
    own.sender.retry();
    await own.clock.pass(60_000);
    expect(await kept(own.store)).toEqual([[0, ['annotation.created', 'text']]]);

    const clock = new HandClock();
    const { newId, now, personId } = closed.session.options;
    const readState = async (seq = 0) => ({
      state: JSON.parse(JSON.stringify(stateToJson(server.journal.stateAt(seq)))),
      hash: server.journal.entries[seq - 1]?.hash,
    });
    const take = (one: Outbox) =>
      new AbandonedOutboxes([one], { readState, personId, store, newId, now, transport: server, timers: clock });
    const abandoned = take(outbox);
    await clock.pass(0);
    await clock.pass(60_000);
    expect(abandoned.states).toMatchObject([{ name: 'reload' }]);
    expect(abandoned.sessions.map(({ refused }) => refused.length)).toEqual([2]);
    await abandoned.stop();
    expect(await kept(store)).toEqual([[0, ['annotation.created', 'text']]]);
    // Loaded anew, the page has them to show, and is not shut again.
    const [shown] = await store.list();
    const after = take(shown ?? expect.fail('nothing is kept'));
    await clock.pass(0);
    await clock.pass(60_000);
    expect(after.states).toMatchObject([{ name: 'saved' }]);
    expect(after.sessions.map(({ refused }) => refused.length)).toEqual([2]);
    expect(server.journal.state).toBe(state);
  });
});
