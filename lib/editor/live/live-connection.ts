import type { ZodType } from 'zod';
import { ApiError, callRaw } from '@/lib/api';
import { GoneMessage, LiveMessage, liveStream, MAX_STREAM_ARTICLES } from '@/lib/domain/contract/live';
import { PresenceMessage } from '@/lib/domain/contract/presence';
import { readJson } from '@/lib/domain/read-json';
import { isRefusal } from '../session/is-refusal';

const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30_000;
/** The longest that a timer waits: one that is to wait longer does not wait at all. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;
/** The server says something every 15 s: a line that misses three of these is dead, whatever the browser believes. */
const SILENCE_MS = 46_000;
/** After so many failures in a row the line is lost. */
export const LOST_AFTER = 2;

/** Who is told what a stream brings. */
export interface LiveEvents {
  entries(message: LiveMessage): void;
  presence(message: PresenceMessage): void;
  /** The article is deleted, no longer theirs to see, or another one than is known. */
  gone(articleId: string): void;
  /** What the person may do is other than it was. */
  rights(): void;
  /** All until now was brought. */
  ready(): void;
  /** It failed twice in a row, whatever the browser thinks of its line: what is shown may be old. Said once until `ready`. */
  lost(): void;
  /** The session has ended. Nothing more is asked until `wake` or `reopen`. */
  refused(): void;
}

/** An article, the last seq that is known of it, and the hash of the entry there, where that is known too. */
export type WantedArticle = [articleId: string, seq: number, hash?: string];

/** Asks for the stream of these articles (`id:seq` or `id:seq:hash`). Throws ApiError where there is none. */
type Ask = (articles: string[], signal: AbortSignal) => Promise<ReadableStream<Uint8Array>>;

/**
 * One live stream, kept up: after a failure it comes back by itself, ever later; after a refusal only when it is woken. It asks each time for
 * what is wanted then, which the browser's own EventSource cannot, nor can that tell a refusal from a lost line.
 */
export class LiveConnection {
  private readonly wanted: () => WantedArticle[];
  private readonly on: LiveEvents;
  private readonly ask: Ask;
  /** The try under way or the open stream; null while it waits, was refused, or has nothing to ask for. */
  private attempt: AbortController | null = null;
  /** The articles that the stream carries: those that were asked for last, and are not gone. */
  private readonly carried = new Set<string>();
  /** What is done with an event by its name. One of another name is a later server's. */
  private readonly takes: ReadonlyMap<string, (data: string) => void>;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private silenceTimer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private isClosed = false;

  constructor(wanted: () => WantedArticle[], on: LiveEvents, ask: Ask = askServer) {
    this.wanted = wanted;
    this.on = on;
    this.ask = ask;
    this.takes = new Map([
      ['ready', () => this.becomeReady()],
      ['rights', () => on.rights()],
      ['entries', reading(LiveMessage, (message) => on.entries(message))],
      ['presence', reading(PresenceMessage, (message) => on.presence(message))],
      ['gone', reading(GoneMessage, ({ articleId }) => this.losesArticle(articleId))],
    ]);
  }

  /** Opens it (anew) with what is wanted now. Of more articles than a stream may carry these are the last. */
  reopen(): void {
    this.drop();
    if (this.isClosed) return;
    const articles = this.next();
    if (articles.length === 0) return;
    this.carried.clear();
    for (const [id] of articles) this.carried.add(id);
    this.attempt = new AbortController();
    void this.follow(
      articles.map((one) => one.filter((part) => part !== undefined).join(':')),
      this.attempt,
    );
  }

  /** True while a stream is open or being opened. */
  get isUp(): boolean {
    return this.attempt !== null;
  }

  /** Something may have changed: the person is back, or the line. Opens it now if it is not open. */
  wake(): void {
    if (this.attempt === null) this.reopen();
  }

  /** What is wanted is other than it was: opens it anew if it is open and does not carry all of it. */
  update(): void {
    if (this.attempt !== null && this.next().some(([id]) => !this.carried.has(id))) this.reopen();
  }

  close(): void {
    this.isClosed = true;
    this.drop();
  }

  private next(): WantedArticle[] {
    // More would be refused as a whole. Tabs beyond it get what others wrote with the answers to their own batches.
    return this.wanted().slice(-MAX_STREAM_ARTICLES);
  }

  private drop(): void {
    clearTimeout(this.retryTimer);
    clearTimeout(this.silenceTimer);
    const { attempt } = this;
    this.attempt = null;
    attempt?.abort();
  }

  private async follow(articles: string[], attempt: AbortController): Promise<void> {
    const failure = await this.hearAll(articles, attempt).catch((fault: unknown) => {
      // A fault of the page, too, must not be the end of all that it hears.
      reportError(fault);
      return null;
    });
    // Dropped by ourselves: what comes next has been decided there.
    if (this.attempt !== attempt) return;
    this.drop();
    if (failure !== null && isRefusal(failure)) this.on.refused();
    else this.retryLater(failure?.retryAfterSeconds ?? null);
  }

  /** Takes all that the stream brings until it ends or breaks. Gives why there was none, where the answer was another. */
  private async hearAll(articles: string[], attempt: AbortController): Promise<ApiError | null> {
    this.listenFor(attempt);
    const answer = await this.ask(articles, attempt.signal).catch((error: unknown) => {
      if (error instanceof ApiError) return error;
      if (attempt.signal.aborted) return null;
      throw error;
    });
    if (!(answer instanceof ReadableStream)) return answer;
    for await (const { name, data } of eventsOf(answer, () => this.listenFor(attempt))) {
      if (this.attempt === attempt) this.takes.get(name)?.(data);
    }
    return null;
  }

  private becomeReady(): void {
    this.failures = 0;
    this.on.ready();
  }

  private losesArticle(articleId: string): void {
    this.carried.delete(articleId);
    this.on.gone(articleId);
  }

  /** Something was heard: the wait for the next word begins again. */
  private listenFor(attempt: AbortController): void {
    if (this.attempt !== attempt) return;
    clearTimeout(this.silenceTimer);
    this.silenceTimer = setTimeout(() => attempt.abort(), SILENCE_MS);
  }

  private retryLater(retryAfterSeconds: number | null): void {
    this.failures += 1;
    // A server that is started anew misses one try.
    if (this.failures === LOST_AFTER) this.on.lost();
    const backoff = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** (this.failures - 1));
    // Jitter: tabs that lost the server together would come back together.
    const wait = Math.max(backoff * (0.5 + Math.random() / 2), (retryAfterSeconds ?? 0) * 1_000);
    this.retryTimer = setTimeout(() => this.reopen(), Math.min(wait, LONGEST_WAIT_MS));
  }
}

/** Takes what an event says, and nothing of one that says something else: of a later server, or spoilt on its way. The next one is heard all the same. */
function reading<T>(Data: ZodType<T>, take: (message: T) => void): (data: string) => void {
  return (data) => {
    const read = Data.safeParse(readJson(data));
    if (read.success) take(read.data);
  };
}

async function askServer(article: string[], signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
  const { body, headers, status } = await callRaw(liveStream, { query: { article }, signal });
  if (body === null || headers.get('content-type')?.startsWith('text/event-stream') !== true) {
    throw new ApiError('unreadable', status, 'The server’s answer could not be read. Reload the page.');
  }
  return body;
}

/** The events of a stream until it ends or breaks, which is the same to its reader. https://html.spec.whatwg.org/#event-stream-interpretation */
async function* eventsOf(stream: ReadableStream<Uint8Array>, heard: () => void): AsyncGenerator<{ name: string; data: string }> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const { value } = await reader.read().catch(() => ({ value: undefined }));
    if (value === undefined) return;
    heard();
    const searched = Math.max(0, text.length - 1);
    text += decoder.decode(value, { stream: true });
    if (!text.includes('\n\n', searched)) continue;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const [, name] = /^event: (.*)$/m.exec(block) ?? [];
      const [, data] = /^data: (.*)$/m.exec(block) ?? [];
      if (name !== undefined && data !== undefined) yield { name, data };
    }
  }
}
