import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '@/lib/api';
import { docOf, testId } from '@/lib/domain/journal/journal.fixture';
import { TestServer, TestTab } from '../session/session.fixture';
import { SessionSender } from '../session/session-sender';
import { LivePolling } from './live-polling';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', { hidden: false });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A tab that asks again and again for what is new, and gets one entry that it cannot take in. */
function open(type: string, payload: object) {
  const server = new TestServer(docOf('A bus that runs', 'It was a lazy cut.'));
  const tab = new TestTab(server);
  const { articleId } = tab.session.options;
  const entry = {
    id: testId(),
    articleId,
    seq: 2,
    version: 1,
    clientId: 'another-tab',
    actorId: testId(),
    at: '2026-01-02T03:04:05.678Z',
    type,
    schemaVersion: 1,
    payload,
  };
  vi.stubGlobal('fetch', async () => Response.json({ entries: [entry], headSeq: 2 }));
  const timers = { setTimeout, clearTimeout: (id: unknown) => clearTimeout(Number(id)), random: () => 0.5 };
  const sender = new SessionSender(tab.session, server, timers);
  const faults: unknown[] = [];
  const polling = new LivePolling({
    articleId,
    seq: () => tab.session.confirmed.seq,
    hash: () => tab.session.confirmed.hash,
    onEntries: (message) => void sender.take(message).catch((fault: unknown) => faults.push(fault)),
    onPresence: () => undefined,
    onOpen: () => sender.retry(),
    onLost: () => void sender.catchUp(),
    onRefused: () => sender.catchUp(),
  });
  return { tab, server, sender, polling, faults, entry };
}

describe('a page without a stream that gets what it cannot take in', () => {
  it('asks for a reload where it is older than an entry, and sends nothing any more', async () => {
    const { tab, server, sender, polling, faults } = open('poll.opened', {});
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sender.state).toMatchObject({ name: 'reload', reason: expect.stringContaining('older than the article') });
    tab.typeBefore('lazy', 'very ');
    sender.schedule();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sender.state.name).toBe('reload');
    expect(server.journal.state.seq).toBe(1);
    expect(JSON.stringify(await tab.store.list())).toContain('very');
    expect(faults).toEqual([]);
    polling.close();
  });

  it('asks for a reload after a fault of its own, which is told once', async () => {
    const { sender, polling, faults } = open('text', { steps: [{ stepType: 'nonsense' }] });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sender.state).toMatchObject({ name: 'reload', reason: expect.stringContaining('Something went wrong') });
    expect(faults).toHaveLength(1);
    polling.close();
  });
});

describe('a page that gets text whose effects it cannot read', () => {
  it('keeps what waits at its base, as it was written there', async () => {
    const step = { stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text: 'Look: ' }] } };
    const { tab, sender, polling } = open('text', { steps: [step] });
    tab.typeBefore('lazy', 'very ');
    const before = tab.session.outbox();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sender.state.name).toBe('reload');
    expect(tab.session.outbox()).toEqual(before);
    polling.close();
  });
});

describe('what a refusal of a batch brings', () => {
  it('asks for a reload where it cannot be taken in', async () => {
    const { tab, server, sender, polling, entry } = open('poll.opened', {});
    polling.close();
    server.append = () => Promise.reject(new ApiError('stale-version', 409, 'Catch up.', { entries: [entry], headSeq: 2 }));
    tab.typeBefore('lazy', 'very ');
    sender.schedule();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sender.state).toMatchObject({ name: 'reload', reason: expect.stringContaining('older than the article') });
  });
});
