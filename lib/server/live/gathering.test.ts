import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { JournalEntry } from '@/lib/domain/journal/entry';
import type { Actor } from '@/lib/domain/people/permissions';
import { expectCommit, followFeed, keepCommitted } from './article-feed';

/** Tells the feed of a seq, as a notice from the database does. */
let notice: (seq: number) => void;

vi.mock('./listener', () => ({
  hearOfArticle: async (_: string, hear: (seq: number | null) => void) => {
    notice = hear;
    return () => undefined;
  },
}));

const articleId = '0198c0de-0000-7000-8000-000000000001';
const head = { id: articleId, deskId: 'desk', authorId: null, version: 0, headHash: '', isArchived: false, checkingStarted: false };
const entry = (seq: number): JournalEntry => ({
  id: `0198c0de-0000-7000-8000-0000000000${seq}`,
  articleId,
  seq,
  version: 0,
  clientId: 'a-test-tab',
  actorId: 'someone',
  at: '2026-01-02T03:04:05.678Z',
  type: 'annotation.removed',
  schemaVersion: 1,
  payload: {},
  salt: '',
  payloadHash: '',
  prevHash: '',
  hash: '',
});

/** The clock goes by hand, from some time after the process began; all that the feed knows is in memory. */
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  await pass(1_000);
});
afterEach(() => {
  vi.useRealTimers();
});

/** So many readers of an article; what the first of them gets, as the seqs of each message. */
async function follow(readers: number) {
  const messages: number[][] = [];
  const stops: (() => void)[] = [];
  for (let n = 0; n < readers; n++) {
    const onFrame = (_: string, { after, seq }: { after: number; seq: number }) => messages.push([after, seq]);
    stops.push(await followFeed(articleId, { onFrame: n === 0 ? onFrame : () => undefined, onUnknown: () => undefined }));
  }
  const write = async (seq: number) => {
    keepCommitted({ head: { ...head, headSeq: seq }, entries: [entry(seq)] });
    notice(seq);
    await pass(0);
  };
  const stop = () => {
    for (const one of stops) one();
  };
  return { messages, write, stop };
}

const reader: Actor = { id: 'reader', name: 'A reader', isAdmin: false, memberships: { desk: 'editor' } };
const messageIn = (bytes: Uint8Array): unknown => JSON.parse(/^data: (.*)$/m.exec(new TextDecoder().decode(bytes))?.[1] ?? '');

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('gathering', () => {
  it.each([
    ['a fiftieth of a millisecond a reader', 100, 2],
    ['fifty milliseconds where there are 2,500', 2_500, 50],
    ['no longer where there are more', 3_000, 50],
  ])('takes %s', async (_, readers, gatherMs) => {
    const { messages, write, stop } = await follow(readers);
    await write(11);
    expect(messages).toEqual([[10, 11]]);
    for (const seq of [12, 13, 14]) await write(seq);
    await pass(gatherMs - 1);
    expect(messages).toHaveLength(1);
    await pass(1);
    expect(messages).toEqual([
      [10, 11],
      [11, 14],
    ]);
    stop();
  });

  it('names nothing as missing that comes by itself: all readers would ask for it at once', async () => {
    const seen: unknown[] = [];
    const onFrame = (_: string, { bytesFor }: { bytesFor(actor: Actor): Uint8Array }) => seen.push(messageIn(bytesFor(reader)));
    const stop = await followFeed(articleId, { onFrame, onUnknown: () => undefined });
    keepCommitted({ head: { ...head, headSeq: 11 }, entries: [entry(11)] });
    notice(11);
    await pass(50);
    // Two are committed, of which the second is not in memory yet.
    keepCommitted({ head: { ...head, headSeq: 12 }, entries: [entry(12)] });
    notice(13);
    await pass(0);
    expect(seen).toEqual([expect.objectContaining({ headSeq: 11 }), expect.objectContaining({ headSeq: 12 })]);
    stop();
  });

  it('waits for the answer to a COMMIT whose notice was quicker, and reads no table', async () => {
    const { messages, stop } = await follow(1);
    const commit = expectCommit(articleId);
    commit.upTo(11);
    notice(11);
    await pass(0);
    expect(messages).toEqual([]);
    keepCommitted({ head: { ...head, headSeq: 11 }, entries: [entry(11)] });
    commit.end();
    await pass(0);
    expect(messages).toEqual([[10, 11]]);
    stop();
  });

  it('waits for no answer that does not come', async () => {
    let lost = 0;
    const onUnknown = () => {
      lost += 1;
    };
    const stop = await followFeed(articleId, { onFrame: () => undefined, onUnknown });
    expectCommit(articleId).upTo(11);
    notice(11);
    await pass(999);
    expect(lost).toBe(0);
    await pass(1);
    // It goes to the tables, in which there is no such article.
    vi.useRealTimers();
    await expect.poll(() => lost).toBe(1);
    stop();
  });

  it('makes nothing wait that comes alone', async () => {
    const { messages, write, stop } = await follow(3_000);
    await write(11);
    await pass(50);
    await write(12);
    expect(messages).toEqual([
      [10, 11],
      [11, 12],
    ]);
    stop();
  });
});
