import { describe, expect, it } from 'vitest';
import { ApiError } from '@/lib/api';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import { HandClock } from './hand-clock.fixture';
import { MemoryStore, TestServer, TestTab } from './session.fixture';
import type { SessionTransport } from './session-options';
import { SessionSender } from './session-sender';

/**
 * A tab that stands at seq 3 of an article and has words that it could not send, while the server was put back to seq 1 and others have written
 * on `texts`.
 */
async function open(...texts: string[]) {
  const server = new TestServer(docOf('A bus that runs', 'The last bus left at 12.35.', 'It was a lazy cut.'));
  const colleague = new TestTab(server);
  for (const words of ['bus', 'last']) {
    colleague.typeBefore(words, 'very ');
    await colleague.sync();
  }
  const store = new MemoryStore();
  const tab = new TestTab(server, { store });
  const clock = new HandClock();
  const line = { isCut: true };
  const through = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
    if (line.isCut) throw new ApiError('unreachable', 0, 'No answer');
    return ask();
  };
  const transport: SessionTransport = {
    append: (articleId, batch) => through(() => server.append(articleId, batch)),
    entriesAfter: (articleId, seq, hash) => through(() => server.entriesAfter(articleId, seq, hash)),
  };
  const sender = new SessionSender(tab.session, transport, clock);
  tab.session.subscribe(() => sender.schedule());
  const write = async (text: string) => {
    tab.typeBefore('cut', text);
    await clock.pass(1_000);
  };
  server.restore(1);
  const other = new TestTab(server);
  for (const text of texts) {
    other.typeBefore('lazy', text);
    await other.sync();
  }
  return { server, tab, store, clock, line, sender, write };
}

describe.each([
  ['shorter', ['a ']],
  ['as long', ['a ', 'b ']],
  ['longer', ['a ', 'b ', 'c ', 'd ']],
])('a tab whose article was put back on the server, which is %s', (_, texts) => {
  it('sends nothing of what it has, keeps it, and asks for a reload', async () => {
    const { server, store, clock, line, sender, write } = await open(...texts);
    await write('own words ');
    line.isCut = false;
    const before = server.journal.state;
    sender.retry();
    await clock.pass(60_000);
    expect(sender.state.name).toBe('reload');
    expect(server.journal.state).toBe(before);
    expect(JSON.stringify(await store.list())).toContain('own words');
  });

  it('takes in nothing that is read', async () => {
    const { tab, line, sender } = await open(...texts);
    line.isCut = false;
    const { doc } = tab;
    await sender.catchUp();
    expect(sender.state.name).toBe('reload');
    expect(tab.doc).toBe(doc);
  });
});

describe('an entry of another journal', () => {
  it('is refused before it changes the text', async () => {
    const { server, tab } = await open('a ', 'b ', 'c ', 'd ');
    const { doc } = tab;
    const { entries } = await server.entriesAfter('', 3);
    expect(() => tab.session.receive(entries)).toThrow('The server has another article than this page.');
    expect(tab.doc).toBe(doc);
  });
});
