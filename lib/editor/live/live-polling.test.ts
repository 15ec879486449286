import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LivePolling } from './live-polling';
import { removedEntry } from './removed-entry.fixture';

const articleId = '0198c0de-0000-7000-8000-000000000001';
let said: string[] = [];
let answers: (() => Response | Promise<Response>)[] = [];
let asked: string[] = [];
let polling: LivePolling | null = null;
/** What the page throws when it is next told who is here. */
let fault: Error | null = null;

const entry = (seq: number) => removedEntry(articleId, seq);
const upTo = (...seqs: number[]) => Response.json({ entries: seqs.map(entry), headSeq: seqs.at(-1) ?? 4 });
const place = (head: number) => ({ version: 4, anchor: head, head, annotationId: null, isAway: false });
const tabAt = (tabId: string, head: number) => {
  const personId = '0198c0de-0000-7000-8000-00000000000a';
  return { tabId, personId, name: 'Jonah Okoye', colour: 3, place: place(head) };
};
const here = (...people: object[]) => Response.json({ entries: [], headSeq: 4, presence: { people, more: 0, isAll: true } });
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
  [said, answers, asked, fault] = [[], [], [], null];
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
    onPresence: ({ people, isAll }) => {
      const thrown = fault;
      fault = null;
      if (thrown) throw thrown;
      said.push(`${isAll ? 'all' : 'news'}: ${people.map((one) => `${one.tabId} ${one.place?.head}`)}`);
    },
    onOpen: () => said.push('open'),
    onLost: () => said.push('lost'),
    onRefused: async () => {
      said.push('refused');
      return false;
    },
  });
  return polling;
}

describe('following without a stream', () => {
  it('asks for what came after the last seq, again and again, and says once that it works', async () => {
    answers = [() => upTo(5, 6)];
    poll();
    await vi.advanceTimersByTimeAsync(4_500);
    expect(asked).toEqual(['after=4&presence=1', 'after=6&presence=1', 'after=6&presence=1']);
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

  it('says once that the line is lost where it fails again and again', async () => {
    const noLine = () => Promise.reject(new TypeError('no line'));
    answers = [() => upTo(), noLine, noLine, noLine];
    poll();
    await vi.advanceTimersByTimeAsync(8_500);
    expect(said).toEqual(['open', 'lost', 'open']);
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

  it('says who is here: all of them first, and then what is other than before', async () => {
    answers = [
      () => here(tabAt('a', 1), tabAt('b', 7)),
      () => here(tabAt('a', 1), tabAt('b', 7)),
      () => here(tabAt('a', 2), tabAt('c', 9)),
    ];
    poll();
    await vi.advanceTimersByTimeAsync(4_500);
    expect(said).toEqual(['all: a 1,b 7', 'open', 'news: b undefined,a 2,c 9']);
  });

  it('says all of them anew after a lost line, and when the person is back: the page may have forgotten them', async () => {
    const same = () => here(tabAt('a', 1));
    answers = [same, () => Promise.reject(new TypeError('no line')), same, same, same];
    const polled = poll();
    await vi.advanceTimersByTimeAsync(6_500);
    expect(said).toEqual(['all: a 1', 'open', 'all: a 1', 'open']);
    polled.wake();
    await vi.advanceTimersByTimeAsync(10);
    expect(said.slice(4)).toEqual(['all: a 1']);
  });

  it('goes on after a fault of the page, which is told once, and says all of them anew', async () => {
    const same = () => here(tabAt('a', 1));
    answers = [same, same, same];
    fault = new Error('a fault of the page');
    const told: unknown[] = [];
    // The runner would call it a failure of the test.
    const runners = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection').on('unhandledRejection', (reason) => told.push(reason));
    poll();
    await vi.advanceTimersByTimeAsync(4_500);
    vi.useRealTimers();
    // Node tells of it once all that waits is done.
    await new Promise((resolve) => setTimeout(resolve));
    process.removeAllListeners('unhandledRejection');
    for (const runner of runners) process.on('unhandledRejection', runner);
    expect(told).toEqual([new Error('a fault of the page')]);
    expect(asked).toHaveLength(3);
    expect(said).toEqual(['all: a 1', 'open']);
  });

  it('asks nothing once it is closed', async () => {
    poll().close();
    await vi.advanceTimersByTimeAsync(10_000);
    expect([asked.length, said]).toEqual([1, []]);
  });
});
