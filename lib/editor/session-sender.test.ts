import { describe, expect, it } from 'vitest';
import { ApiError } from '@/lib/api';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import { HandClock } from './hand-clock.fixture';
import { sendAbandoned } from './send-abandoned';
import { MemoryStore, TestServer, TestTab } from './session.fixture';
import type { SessionTransport } from './session-options';
import { SessionSender } from './session-sender';

/** A tab with its sender, over a line that can be cut. */
function open(server: TestServer, store = new MemoryStore()) {
  const tab = new TestTab(server, { store });
  const clock = new HandClock();
  const line = { isCut: false };
  const through = <Answer>(ask: () => Promise<Answer>): Promise<Answer> =>
    line.isCut ? Promise.reject(new ApiError('unreachable', 0, 'No answer')) : ask();
  const transport: SessionTransport = {
    append: (articleId, batch) => through(() => server.append(articleId, batch)),
    entriesAfter: (articleId, seq) => through(() => server.entriesAfter(articleId, seq)),
  };
  const sender = new SessionSender(tab.session, transport, clock);
  tab.session.subscribe(() => sender.schedule());
  return { tab, clock, line, sender, server, transport };
}

const newServer = () => new TestServer(docOf('A bus that runs', 'The last bus left at 12.35.', 'It was a lazy cut.'));

describe('SessionSender', () => {
  it('says what is kept while the line is cut, and sends it at once when told that it is back', async () => {
    const { tab, clock, line, sender, server } = open(newServer());
    line.isCut = true;
    tab.tag('a lazy cut');
    await clock.pass(60_000);
    expect(sender.state).toEqual({ name: 'offline', kept: 1 });
    line.isCut = false;
    sender.retry();
    await clock.pass(0);
    expect(sender.state.name).toBe('saved');
    expect(server.journal.words(tab.session.annotations.keys().next().value ?? '')).toBe('a lazy cut');
  });

  it('counts what is done while the line is cut as soon as it is on the disk, and not before', async () => {
    const store = new MemoryStore();
    const { tab, clock, line, sender } = open(newServer(), store);
    line.isCut = true;
    tab.tag('a lazy cut');
    await clock.pass(60_000);
    tab.tag('12.35');
    expect(sender.state).toEqual({ name: 'offline', kept: 1 });
    await clock.pass(100);
    expect(sender.state).toEqual({ name: 'offline', kept: 2 });
    expect(await store.countUnsent()).toBe(2);
  });

  it('is saved again when the live stream brings what a lost answer would have', async () => {
    const { tab, clock, sender, server } = open(newServer());
    server.losesAnswers = true;
    tab.tag('a lazy cut');
    await clock.pass(200);
    expect(sender.state.name).toBe('offline');
    await sender.take(await server.entriesAfter('', tab.session.confirmed.seq));
    expect(sender.state.name).toBe('saved');
    expect(tab.session.items).toEqual([]);
  });

  it('is not saved while an outbox that was put back waits', async () => {
    const { tab, server } = open(newServer());
    tab.tag('a lazy cut');
    const { tab: again, sender, clock } = open(server);
    again.session.restore(tab.session.outbox());
    sender.retry();
    expect(sender.state.name).toBe('saving');
    await clock.pass(1_000);
    expect(sender.state.name).toBe('saved');
  });

  it('finds out by itself that the server is back when nothing waits', async () => {
    const { clock, line, sender } = open(newServer());
    line.isCut = true;
    await sender.catchUp();
    expect(sender.state).toEqual({ name: 'offline', kept: 0 });
    line.isCut = false;
    await clock.pass(60_000);
    expect(sender.state.name).toBe('saved');
  });

  it('never says saved after it has stopped for a reload, and still keeps what is done', async () => {
    const store = new MemoryStore();
    const { tab, clock, sender, server } = open(newServer(), store);
    const { append } = server;
    server.append = () => Promise.reject(new ApiError('too-old', 410, 'Reload this page.'));
    tab.tag('a lazy cut');
    await clock.pass(1_000);
    expect(sender.state).toEqual({ name: 'reload', reason: 'Reload this page.' });
    server.append = append;
    tab.tag('12.35');
    sender.retry();
    await sender.take(await server.entriesAfter('', tab.session.confirmed.seq));
    await clock.pass(60_000);
    expect(sender.state.name).toBe('reload');
    expect(await store.countUnsent()).toBe(2);
  });
});

describe('sendAbandoned', () => {
  it('sends the outbox of a tab that is gone once, words and tags', async () => {
    const store = new MemoryStore();
    const { tab, clock, line, server, transport } = open(newServer(), store);
    line.isCut = true;
    tab.typeBefore('lazy', 'very ');
    const id = tab.tag('a very lazy cut');
    await clock.pass(5_000);
    const colleague = new TestTab(server);
    colleague.typeBefore('last bus', 'very ');
    await colleague.sync();
    line.isCut = false;
    const [outbox] = await store.list();
    if (!outbox) throw new Error('nothing was kept');
    const { newId, now, personId } = tab.session.options;
    const state = server.journal.stateAt(outbox.base.seq);
    const sending = sendAbandoned(outbox, { state, personId, store, newId, now, transport, timers: clock });
    await clock.pass(5_000);
    expect(sending.session.items).toEqual([]);
    expect(server.journal.state.doc.textContent).toContain('a very lazy cut');
    expect(server.journal.words(id)).toBe('a very lazy cut');
    expect(await store.countUnsent()).toBe(0);
    await sending.stop();
  });
});
