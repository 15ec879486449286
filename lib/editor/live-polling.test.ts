import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LivePolling } from './live-polling';

const articleId = '0198c0de-0000-7000-8000-000000000001';
let said: string[] = [];
let answers: (() => Response | Promise<Response>)[] = [];
let asked: string[] = [];
let polling: LivePolling | null = null;

const entry = (seq: number) => ({
  id: '0198c0de-0000-7000-8000-000000000009',
  articleId,
  seq,
  version: 0,
  clientId: 'another-tab',
  actorId: 'someone',
  at: '2026-01-02T03:04:05.678Z',
  type: 'annotation.removed',
  schemaVersion: 1,
  payload: {},
});
const upTo = (...seqs: number[]) => Response.json({ entries: seqs.map(entry), headSeq: seqs.at(-1) ?? 4 });
const refusal = () =>
  Response.json({ type: 'urn:galley:signed-out', title: 'Out', status: 401, detail: 'Sign in.', code: 'signed-out' }, { status: 401 });

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', { hidden: false });
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address.replace(/^.*\?/, ''));
    return answers.shift()?.() ?? upTo();
  });
});
afterEach(() => {
  polling?.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  [said, answers, asked] = [[], [], []];
});

function poll() {
  let seq = 4;
  polling = new LivePolling({
    articleId,
    seq: () => seq,
    onEntries: ({ entries }) => {
      seq = entries.at(-1)?.seq ?? seq;
      said.push(`entries to ${seq}`);
    },
    onOpen: () => said.push('open'),
    onRefused: () => said.push('refused'),
  });
  return polling;
}

describe('following without a stream', () => {
  it('asks for what came after the last seq, again and again, and says once that it works', async () => {
    answers = [() => upTo(5, 6)];
    poll();
    await vi.advanceTimersByTimeAsync(4_500);
    expect(asked).toEqual(['after=4', 'after=6', 'after=6']);
    expect(said).toEqual(['entries to 6', 'open']);
  });

  it('asks seldom while nobody looks', async () => {
    vi.stubGlobal('document', { hidden: true });
    poll();
    await vi.advanceTimersByTimeAsync(14_000);
    expect(asked).toHaveLength(1);
  });

  it('goes on after a lost line, and says when it is back', async () => {
    answers = [() => upTo(), () => Promise.reject(new TypeError('no line'))];
    poll();
    await vi.advanceTimersByTimeAsync(4_500);
    expect(said).toEqual(['open', 'open']);
  });

  it('stops when it is refused, until it is woken', async () => {
    answers = [refusal];
    const polled = poll();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([asked.length, said]).toEqual([1, ['refused']]);
    polled.wake();
    await vi.advanceTimersByTimeAsync(10);
    expect(said).toEqual(['refused', 'open']);
  });

  it('asks nothing once it is closed', async () => {
    poll().close();
    await vi.advanceTimersByTimeAsync(10_000);
    expect([asked.length, said]).toEqual([1, []]);
  });
});
