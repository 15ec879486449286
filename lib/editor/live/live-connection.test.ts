import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '@/lib/api';
import { LiveConnection } from './live-connection';

const articleId = '0198c0de-0000-7000-8000-000000000001';
const entry = {
  id: '0198c0de-0000-7000-8000-000000000002',
  articleId,
  seq: 2,
  version: 0,
  clientId: 'another-tab',
  actorId: '0198c0de-0000-7000-8000-000000000003',
  at: '2026-11-24T09:00:00.000Z',
  type: 'annotation.removed',
  schemaVersion: 1,
  payload: { note: 'naïve café' },
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(1);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const refusal = (status: number) => new ApiError('refused', status, 'No.');
const unreachable = new ApiError('unreachable', 0, 'No answer.');

/** The server's end of the line: what was asked, and a hand on each stream. */
class Line {
  readonly asked: string[][] = [];
  readonly signals: AbortSignal[] = [];
  /** The refusals of the next askings; then streams open. */
  refusals: ApiError[] = [];
  /** What the page throws on entries. */
  fault: Error | null = null;
  private writer: ReadableStreamDefaultController<Uint8Array> | null = null;

  readonly ask = async (articles: string[], signal: AbortSignal): Promise<ReadableStream<Uint8Array>> => {
    this.asked.push(articles);
    this.signals.push(signal);
    const refused = this.refusals.shift();
    if (refused) throw refused;
    return new ReadableStream({
      start: (controller) => {
        this.writer = controller;
        signal.addEventListener('abort', () => controller.error(new Error('aborted')));
      },
    });
  };

  async send(text: string, chunkBytes = 1_000): Promise<void> {
    const bytes = new TextEncoder().encode(text);
    for (let at = 0; at < bytes.length; at += chunkBytes) this.writer?.enqueue(bytes.slice(at, at + chunkBytes));
    await vi.advanceTimersByTimeAsync(0);
  }

  async end(): Promise<void> {
    this.writer?.close();
    await vi.advanceTimersByTimeAsync(0);
  }

  async break(): Promise<void> {
    this.writer?.error(new TypeError('network error'));
    await vi.advanceTimersByTimeAsync(0);
  }
}

async function open(line = new Line(), wanted: () => [string, number][] = () => [[articleId, 1]]) {
  const heard: unknown[] = [];
  const connection = new LiveConnection(
    wanted,
    {
      entries: (message) => {
        heard.push(message);
        if (line.fault) throw line.fault;
      },
      presence: (message) => heard.push(message),
      gone: (id) => heard.push(`gone ${id}`),
      rights: () => heard.push('rights'),
      ready: () => heard.push('ready'),
      lost: () => heard.push('lost'),
      refused: () => heard.push('refused'),
    },
    line.ask,
  );
  connection.reopen();
  await vi.advanceTimersByTimeAsync(0);
  return { connection, heard, line };
}

const ready = 'event: ready\ndata: {}\n\n';
const message = { articleId, entries: [entry], headSeq: 2 };
const entries = `event: entries\ndata: ${JSON.stringify(message)}\n\n`;

describe('LiveConnection', () => {
  it.each([1, 7, 1_000])('hears events that arrive in pieces of %i bytes', async (bytes) => {
    const { heard, line } = await open();
    await line.send(
      `: open\n\n${entries}event: news\ndata: 1\n\n: ping\n\n${ready}event: gone\ndata: {"articleId":"${articleId}"}\n\n`,
      bytes,
    );
    expect(heard).toEqual([message, 'ready', `gone ${articleId}`]);
    await line.send('event: rights\ndata: {}\n\n', bytes);
    expect(heard.at(-1)).toBe('rights');
  });

  it.each(['{', '', '[]', '{"articleId":1}'])('passes over an event that says %j, and hears the next', async (data) => {
    const { connection, heard, line } = await open();
    for (const name of ['entries', 'presence', 'gone', 'ready', 'rights']) await line.send(`event: ${name}\ndata: ${data}\n\n`);
    await line.send(entries);
    expect([heard, connection.isUp, line.asked.length]).toEqual([['ready', 'rights', message], true, 1]);
  });

  it('opens anew after a fault of the page, ever later while that lasts', async () => {
    const line = new Line();
    line.fault = new TypeError('no such thing');
    const told = vi.fn();
    vi.stubGlobal('reportError', told);
    const { connection, heard } = await open(line);
    await line.send(entries);
    expect([connection.isUp, line.signals[0]?.aborted]).toEqual([false, true]);
    await vi.advanceTimersByTimeAsync(1_000);
    await line.send(entries);
    await vi.advanceTimersByTimeAsync(1_999);
    expect([heard, line.asked.length]).toEqual([[message, message, 'lost'], 2]);
    expect(told.mock.calls).toEqual([[line.fault], [line.fault]]);
    line.fault = null;
    await vi.advanceTimersByTimeAsync(1);
    await line.send(`${entries}${ready}`);
    expect(heard.slice(3)).toEqual([message, 'ready']);
    expect(connection.isUp).toBe(true);
  });

  it.each([401, 403, 404, 410, 422])('asks no more once it was refused with %i, and says so', async (status) => {
    const line = new Line();
    line.refusals = [refusal(status)];
    const { heard } = await open(line);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect([heard, line.asked.length]).toEqual([['refused'], 1]);
  });

  it('takes up again when it is woken, with the seqs of then', async () => {
    const line = new Line();
    line.refusals = [refusal(401)];
    let seq = 1;
    const { connection, heard } = await open(line, () => [[articleId, seq]]);
    seq = 7;
    connection.wake();
    await line.send(ready);
    expect([heard, line.asked]).toEqual([
      ['refused', 'ready'],
      [[`${articleId}:1`], [`${articleId}:7`]],
    ]);
    connection.wake();
    await vi.advanceTimersByTimeAsync(0);
    expect(line.asked.length).toBe(2);
  });

  it('stops when the session ends under way', async () => {
    const { heard, line } = await open();
    await line.send(ready);
    line.refusals = [refusal(401)];
    await line.end();
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect([heard, line.asked.length]).toEqual([['ready', 'refused'], 2]);
  });

  it.each([
    ['there is no answer', unreachable],
    ['the server is busy', new ApiError('busy', 503, 'Busy.')],
    ['too much was asked', new ApiError('too-many-tries', 429, 'Later.')],
    ['a proxy answers', new ApiError('unreadable', 200, 'What?')],
    ['a proxy says that there is nothing', new ApiError('unreadable', 404, 'What?')],
  ])('waits twice as long each time, at most 30 s, while %s', async (_, error) => {
    const line = new Line();
    line.refusals = Array.from({ length: 8 }, () => error);
    const { heard } = await open(line);
    const waits: number[] = [];
    for (let tries = line.asked.length; tries < 9; tries++) {
      const before = Date.now();
      while (line.asked.length === tries) await vi.advanceTimersToNextTimerAsync();
      waits.push(Date.now() - before);
    }
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
    // Once, and by then nobody need think that what is shown is all there is.
    expect(heard).toEqual(['lost']);
  });

  it('waits a random part of that, so that all tabs do not come back at once', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const line = new Line();
    line.refusals = [unreachable];
    await open(line);
    await vi.advanceTimersByTimeAsync(499);
    expect(line.asked.length).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(line.asked.length).toBe(2);
  });

  it('waits as long as the server asks for', async () => {
    const line = new Line();
    line.refusals = [new ApiError('busy', 503, 'Busy.', {}, 20)];
    await open(line);
    await vi.advanceTimersByTimeAsync(19_999);
    expect(line.asked.length).toBe(1);
    await vi.advanceTimersByTimeAsync(10_001);
    expect(line.asked.length).toBe(2);
  });

  it('takes a wait beyond what a timer can count for the longest one, not for none', async () => {
    const line = new Line();
    line.refusals = [new ApiError('busy', 503, 'Busy.', {}, 90 * 86_400)];
    await open(line);
    await vi.advanceTimersByTimeAsync(86_400_000);
    expect(line.asked.length).toBe(1);
  });

  it('says nothing of a line that is back at the first try, and says of each one that is not', async () => {
    const { heard, line } = await open();
    for (const refusals of [[], [unreachable], []]) {
      await line.send(ready);
      line.refusals = refusals;
      await line.break();
      await vi.advanceTimersByTimeAsync(4_000);
    }
    expect(heard).toEqual(['ready', 'ready', 'lost', 'ready']);
  });

  it('comes back soon after a line that was good broke, however often', async () => {
    const { line } = await open();
    for (let breaks = 1; breaks <= 5; breaks++) {
      await line.send(ready);
      await line.break();
      await vi.advanceTimersByTimeAsync(1_000);
      expect(line.asked.length).toBe(breaks + 1);
    }
  });

  it('gives up a line that has been silent for three pings, and keeps one that pings', async () => {
    const { line } = await open();
    await line.send(ready);
    for (let pings = 0; pings < 10; pings++) {
      await vi.advanceTimersByTimeAsync(15_000);
      await line.send(': ping\n\n');
    }
    expect(line.asked.length).toBe(1);
    await vi.advanceTimersByTimeAsync(47_000);
    expect([line.asked.length, line.signals[0]?.aborted]).toEqual([2, true]);
  });

  it('asks for nothing while nothing is wanted', async () => {
    let wanted: [string, number][] = [];
    const { connection, line } = await open(new Line(), () => wanted);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(line.asked).toEqual([]);
    wanted = [[articleId, 3]];
    connection.wake();
    await vi.advanceTimersByTimeAsync(0);
    expect(line.asked).toEqual([[`${articleId}:3`]]);
  });

  it('asks for no more articles than a stream may carry: the server would refuse them all', async () => {
    const line = new Line();
    await open(line, () => Array.from({ length: 40 }, (_, index) => [`article-${index}`, 0]));
    expect(line.asked[0]?.length).toBe(32);
  });

  it('hears nothing more once it is closed', async () => {
    const { connection, heard, line } = await open();
    connection.close();
    await line.end().catch(() => undefined);
    connection.wake();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([heard, line.asked.length, line.signals[0]?.aborted]).toEqual([[], 1, true]);
  });
});
