import type { GoneMessage, LiveMessage } from '@/lib/domain/contract/live';
import { DomainError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/permissions';
import { readEntriesAfter } from '../journal/read';
import { log } from '../log';
import { countStream } from './count-streams';
import { hearOfArticle, hearOfRights } from './listener';
import { onShutdown } from './shutdown';

const PING_MS = 15_000;
/** A session can end without a notice: its twelve hours are over, or a row was changed by hand. */
const RECHECK_MS = 60_000;
/** What a reader has not taken yet. Beyond it nothing more is read from the tables until they have. */
const MAX_UNREAD_BYTES = 1_000_000;

/** The actor as they are now, or null when their session has ended. */
type Refresh = () => Promise<Actor | null>;

/**
 * A stream of new entries of some articles, from a seq of each, for one person. Rights are read again before every delivery, and at once when
 * they change: an article that is no longer theirs to see is named as gone and left out. The stream ends when the session does, when no article
 * is left, when the tables cannot be read (the reader comes back and resumes), when the reader goes, and when the server stops. `busy` for
 * someone who has very many open.
 */
export function openLiveStream(
  personId: string,
  articles: readonly { articleId: string; seq: number }[],
  refresh: Refresh,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const stream = new LiveStream(articles, refresh, countStream(personId));
  return new ReadableStream<Uint8Array>(
    {
      // Not awaited: a stream that is still starting is never told that it was read.
      start: (controller) => void stream.begin(controller, personId, signal),
      pull: () => stream.wake(),
      cancel: () => stream.close(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: MAX_UNREAD_BYTES }),
  );
}

class LiveStream {
  private readonly encoder = new TextEncoder();
  private readonly refresh: Refresh;
  /** The last seq sent of each article that is followed. */
  private readonly seqs: Map<string, number>;
  /** Articles that may have more than was sent. */
  private readonly due = new Set<string>();
  private readonly stops: (() => void)[];
  private controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  private isOpen = true;
  private delivering: Promise<void> | null = null;
  /** Goes on with a delivery that waits for the reader. */
  wake: () => void = () => undefined;

  constructor(articles: readonly { articleId: string; seq: number }[], refresh: Refresh, atEnd: () => void) {
    this.stops = [atEnd];
    this.refresh = refresh;
    this.seqs = new Map(articles.map(({ articleId, seq }) => [articleId, seq]));
  }

  async begin(controller: ReadableStreamDefaultController<Uint8Array>, personId: string, signal: AbortSignal): Promise<void> {
    this.controller = controller;
    if (signal.aborted) return this.close();
    signal.addEventListener('abort', () => this.close(), { once: true });
    this.send(': open\n\n');
    const timers = [setInterval(() => this.send(': ping\n\n'), PING_MS), setInterval(() => void this.recheck(), RECHECK_MS)];
    this.stopAtEnd(() => timers.forEach(clearInterval));
    this.stopAtEnd(onShutdown(() => this.close()));
    this.stopAtEnd(await hearOfRights(personId, () => void this.recheck()));
    for (const articleId of [...this.seqs.keys()]) {
      this.stopAtEnd(await hearOfArticle(articleId, () => void this.deliver([articleId])));
    }
    await this.deliver(this.seqs.keys());
    this.send('event: ready\ndata: {}\n\n');
  }

  close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    for (const stop of this.stops) stop();
    this.wake();
    try {
      this.controller?.close();
    } catch {
      // The reader went first.
    }
  }

  private stopAtEnd(stop: () => void): void {
    if (this.isOpen) this.stops.push(stop);
    else stop();
  }

  /** Rights changed. Whose session has ended is not kept until there is something to deliver, nor until a slow reader has read. */
  private async recheck(): Promise<void> {
    try {
      if ((await this.refresh()) === null) return this.close();
    } catch (error) {
      return this.fail(error);
    }
    await this.deliver(this.seqs.keys());
  }

  /** Delivers what these articles have beyond the last seq sent. Called while it works, it goes round once more. */
  private async deliver(articleIds: Iterable<string>): Promise<void> {
    for (const articleId of articleIds) this.due.add(articleId);
    if (this.due.size === 0) return;
    this.delivering ??= this.deliverDue();
    await this.delivering;
  }

  private async deliverDue(): Promise<void> {
    try {
      for (const articleId of this.due) {
        await this.room();
        const actor = this.isOpen ? await this.refresh() : null;
        if (!actor) return this.close();
        // Taken out before reading: a notice that comes meanwhile puts it back, at the end of the line.
        this.due.delete(articleId);
        await this.deliverArticle(actor, articleId);
      }
    } catch (error) {
      this.fail(error);
    } finally {
      // In this very turn: what falls due a moment later must find that nobody delivers.
      this.delivering = null;
    }
  }

  private async deliverArticle(actor: Actor, articleId: string): Promise<void> {
    const seq = this.seqs.get(articleId);
    if (seq === undefined) return;
    const answer = await readEntriesAfter(actor, articleId, seq).catch(nullIfNotTheirs);
    if (answer === null) return this.leaveOut(articleId);
    const last = answer.entries.at(-1);
    if (!last) return;
    this.seqs.set(articleId, last.seq);
    if (last.seq < answer.headSeq) this.due.add(articleId);
    this.sendEvent('entries', { articleId, ...answer } satisfies LiveMessage);
  }

  private leaveOut(articleId: string): void {
    this.seqs.delete(articleId);
    this.sendEvent('gone', { articleId } satisfies GoneMessage);
    if (this.seqs.size === 0) this.close();
  }

  /** A database that does not answer: the reader comes back, and reads what it missed. */
  private fail(error: unknown): void {
    if (!(error instanceof DomainError)) log.error({ err: error }, 'A live delivery failed');
    this.close();
  }

  /** Waits until the reader has taken most of what was sent, or is gone. */
  private async room(): Promise<void> {
    while (this.isOpen && (this.controller?.desiredSize ?? 0) <= 0) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }

  private sendEvent(name: string, message: unknown): void {
    this.send(`event: ${name}\ndata: ${JSON.stringify(message)}\n\n`);
  }

  private send(text: string): void {
    if (this.isOpen) this.controller?.enqueue(this.encoder.encode(text));
  }
}

function nullIfNotTheirs(error: unknown): null {
  if (error instanceof DomainError && (error.code === 'not-found' || error.code === 'forbidden')) return null;
  throw error;
}
