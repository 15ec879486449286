import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MAX_READ_AT_ONCE, type SeenThread } from '@/lib/domain/contract/threads';
import { GATHER_MS, GatheredReads } from './gathered-reads';

let page: EventTarget;

beforeEach(() => {
  vi.useFakeTimers();
  page = new EventTarget();
  vi.stubGlobal('window', page);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('GatheredReads', () => {
  it('passes on at once what was read within a moment, each thread once and as far as it was read last', () => {
    const store = vi.fn<(seen: SeenThread[]) => void>();
    const reads = new GatheredReads(store);
    reads.add('a', 4);
    vi.advanceTimersByTime(GATHER_MS - 1);
    reads.add('b', 4);
    reads.add('a', 5);
    expect(store).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    const both = [
      { threadId: 'a', seq: 5 },
      { threadId: 'b', seq: 4 },
    ];
    expect(store.mock.calls).toEqual([[both]]);
    reads.add('c', 6);
    vi.advanceTimersByTime(GATHER_MS);
    expect(store.mock.calls.slice(1)).toEqual([[[{ threadId: 'c', seq: 6 }]]]);
  });

  it('passes on what waits when the page goes, once', () => {
    const store = vi.fn<(seen: SeenThread[]) => void>();
    const reads = new GatheredReads(store);
    reads.add('a', 4);
    page.dispatchEvent(new Event('pagehide'));
    expect(store.mock.calls).toEqual([[[{ threadId: 'a', seq: 4 }]]]);
    vi.advanceTimersByTime(GATHER_MS);
    page.dispatchEvent(new Event('pagehide'));
    expect(store).toHaveBeenCalledTimes(1);
    // One that comes back from the browser's store goes on.
    reads.add('b', 5);
    vi.advanceTimersByTime(GATHER_MS);
    expect(store.mock.calls.slice(1)).toEqual([[[{ threadId: 'b', seq: 5 }]]]);
  });

  it('passes on no more at once than the server takes', () => {
    const store = vi.fn<(seen: SeenThread[]) => void>();
    const reads = new GatheredReads(store);
    for (let n = 0; n <= MAX_READ_AT_ONCE; n++) reads.add(`${n}`, 1);
    vi.advanceTimersByTime(GATHER_MS);
    expect(store.mock.calls.map(([seen]) => seen.length)).toEqual([MAX_READ_AT_ONCE, 1]);
  });
});
