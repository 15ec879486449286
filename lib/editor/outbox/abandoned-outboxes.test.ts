import { describe, expect, it } from 'vitest';
import { ApiError } from '@/lib/api';
import { stateToJson } from '@/lib/domain/article-state';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import { HandClock } from '../session/hand-clock.fixture';
import { MemoryStore, TestServer, TestTab } from '../session/session.fixture';
import type { SessionTransport } from '../session/session-options';
import { AbandonedOutboxes } from './abandoned-outboxes';

/** A tab that is gone, with a tag in its outbox, and a line that is cut. */
async function closedTab() {
  const server = new TestServer(docOf('A bus that runs', 'The last bus left at 12.35.', 'It was a lazy cut.'));
  const store = new MemoryStore();
  const tab = new TestTab(server, { store });
  const id = tab.tag('a lazy cut');
  await store.save(tab.session.outbox());
  const clock = new HandClock();
  const line: { failure: ApiError | null } = { failure: new ApiError('unreachable', 0, 'No answer') };
  const through = <Answer>(ask: () => Promise<Answer>): Promise<Answer> => (line.failure ? Promise.reject(line.failure) : ask());
  const transport: SessionTransport = {
    append: (articleId, batch) => through(() => server.append(articleId, batch)),
    entriesAfter: (articleId, seq) => through(() => server.entriesAfter(articleId, seq)),
  };
  const { newId, now, personId } = tab.session.options;
  const reads: number[] = [];
  const readState = (seq = server.journal.state.seq) => {
    reads.push(seq);
    return through(async () => {
      if (seq > server.journal.state.seq) throw new ApiError('not-found', 404, 'No such entry.');
      return {
        state: JSON.parse(JSON.stringify(stateToJson(server.journal.stateAt(seq)))),
        hash: server.journal.entries[seq - 1]?.hash,
      };
    });
  };
  const take = (outbox = tab.session.outbox()) =>
    new AbandonedOutboxes([outbox], { readState, personId, store, newId, now, transport, timers: clock });
  return { server, store, tab, id, clock, line, reads, take };
}

describe('AbandonedOutboxes', () => {
  it('is not saved before everything is sent, and goes on by itself when the server is back', async () => {
    const { server, store, clock, line, id, take } = await closedTab();
    const abandoned = take();
    expect(abandoned.states).toEqual([{ name: 'saving' }]);
    await clock.pass(1_000);
    expect(abandoned.states).toEqual([{ name: 'offline', kept: 1 }]);
    line.failure = null;
    await clock.pass(10_000);
    expect(abandoned.states).toMatchObject([{ name: 'saved' }]);
    expect(server.journal.words(id)).toBe('a lazy cut');
    expect(await store.countUnsent()).toBe(0);
    await abandoned.stop();
  });

  it('goes on by itself once its person is signed in again, also where the base was not read yet', async () => {
    const { server, clock, line, id, take } = await closedTab();
    line.failure = new ApiError('signed-out', 401, 'Sign in.');
    const abandoned = take();
    await clock.pass(1_000);
    expect(abandoned.states).toEqual([{ name: 'signed-out', kept: 1 }]);
    line.failure = null;
    await clock.pass(10_000);
    expect(abandoned.states).toMatchObject([{ name: 'saved' }]);
    expect(server.journal.words(id)).toBe('a lazy cut');
    await abandoned.stop();
  });

  it('sends at once when it is told that the line is back, and says so to who listens', async () => {
    const { clock, line, take } = await closedTab();
    const abandoned = take();
    await clock.pass(0);
    const heard: string[] = [];
    const revisions = new Set([abandoned.revision]);
    const stopListening = abandoned.subscribe(() => {
      heard.push(...abandoned.states.map(({ name }) => name));
      revisions.add(abandoned.revision);
    });
    abandoned.retry();
    await clock.pass(0);
    expect(heard).toEqual(['offline']);
    line.failure = null;
    abandoned.retry();
    await clock.pass(0);
    await clock.pass(200);
    expect(heard.at(-1)).toBe('saved');
    expect(revisions.size).toBe(heard.length + 1);
    stopListening();
    const told = heard.length;
    abandoned.retry();
    await clock.pass(200);
    expect(heard).toHaveLength(told);
  });

  it('reads its base once, however often it is told to go on, and goes on with the same session', async () => {
    const { clock, line, reads, take } = await closedTab();
    line.failure = null;
    const abandoned = take();
    expect(abandoned.sessions).toEqual([]);
    abandoned.retry();
    await clock.pass(0);
    expect(reads).toHaveLength(1);
    const [session] = abandoned.sessions;
    abandoned.retry();
    await clock.pass(0);
    expect([reads.length, abandoned.sessions[0] === session]).toEqual([1, true]);
    await abandoned.stop();
  });

  it('says why it is not saved where the server fails', async () => {
    const { clock, line, take } = await closedTab();
    line.failure = new ApiError('internal', 500, 'Something went wrong.');
    const abandoned = take();
    await clock.pass(0);
    expect(abandoned.states).toEqual([{ name: 'not-saved', kept: 1, reason: 'Something went wrong.' }]);
    await abandoned.stop();
  });

  it('sends nothing more once it is stopped', async () => {
    const { server, store, clock, line, take } = await closedTab();
    line.failure = null;
    const abandoned = take();
    await clock.pass(0);
    line.failure = new ApiError('unreachable', 0, 'No answer');
    await clock.pass(1_000);
    await abandoned.stop();
    line.failure = null;
    abandoned.retry();
    await clock.pass(60_000);
    expect(server.journal.state.annotations.size).toBe(0);
    expect(await store.countUnsent()).toBe(1);
  });

  it('gives all to be shown, and keeps it, where the server does not know the base', async () => {
    const { store, clock, line, tab, take } = await closedTab();
    const outbox = tab.session.outbox();
    line.failure = null;
    const abandoned = take({ ...outbox, base: { ...outbox.base, seq: 7 } });
    await clock.pass(60_000);
    expect(abandoned.states).toMatchObject([{ name: 'saved' }]);
    const refused = abandoned.sessions.flatMap((session) => session.refused);
    expect(refused).toEqual([{ item: outbox.items[0], reason: 'The server has another article than this page had. This was not saved.' }]);
    expect(await store.countUnsent()).toBe(1);
    abandoned.sessions[0]?.dismissRefused(outbox.items[0]?.id ?? '');
    await clock.pass(1_000);
    await abandoned.stop();
    expect(await store.countUnsent()).toBe(0);
  });

  it('gives all to be shown, keeps it and sends nothing, where the server has another entry at the base', async () => {
    const { server, store, clock, line, take } = await closedTab();
    const abandoned = take();
    await clock.pass(0);
    line.failure = null;
    const [entry] = server.journal.entries;
    if (entry) entry.hash = '0'.repeat(64);
    await clock.pass(60_000);
    expect(abandoned.sessions.flatMap((session) => session.refused)).toHaveLength(1);
    await abandoned.stop();
    expect(await store.countUnsent()).toBe(1);
    expect(server.journal.state.annotations.size).toBe(0);
  });

  it('gives what was refused to be shown, and forgets it when it has been seen', async () => {
    const { server, store, clock, line, id, tab, take } = await closedTab();
    tab.session.act('check.state-changed', { annotationId: id, checkState: 'checking', basedOn: null });
    await store.save(tab.session.outbox());
    const { append } = server;
    server.append = async (articleId, batch) => {
      const entryId = batch.entries.find(({ type }) => type === 'check.state-changed')?.id;
      if (entryId) throw new ApiError('conflict', 409, 'C1 was removed.', { entryId });
      return append.call(server, articleId, batch);
    };
    line.failure = null;
    const abandoned = take();
    await clock.pass(0);
    await clock.pass(10_000);
    const [session] = abandoned.sessions;
    expect(session?.refused).toMatchObject([{ reason: 'C1 was removed.' }]);
    expect(abandoned.states).toMatchObject([{ name: 'saved' }]);
    session?.dismissRefused(session.refused[0]?.item.id ?? '');
    // The page may be gone in this moment.
    abandoned.keepNow();
    await clock.pass(0);
    expect(await store.list()).toEqual([]);
  });

  it('stops before its base was read, and leaves the outbox as it was', async () => {
    const { server, store, clock, line, take } = await closedTab();
    line.failure = null;
    const abandoned = take();
    await abandoned.stop();
    abandoned.retry();
    await clock.pass(0);
    await clock.pass(10_000);
    expect(await store.countUnsent()).toBe(1);
    expect(server.journal.state.annotations.size).toBe(0);
  });
});
