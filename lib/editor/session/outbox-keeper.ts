import type { ArticleSession } from './article-session';
import type { Timers } from './timers';

/** An outbox is written to the disk at most this often. */
const KEEP_MS = 60;

/** Keeps a session's outbox on the disk of its browser, as it changes, and knows what of it is there. */
export class OutboxKeeper {
  /** How many entries are on this computer's disk and not on the server's: only these are called kept. */
  kept = 0;
  /** The browser could not write what waits to its disk when it last was to. */
  isUnkept = false;
  /** The same as `kept`, of what the server refused and nobody has seen to. */
  private keptRefused = 0;
  private timer: unknown = null;
  /** The last write, whether it has begun or not. */
  private keeping: Promise<void> = Promise.resolve();
  private isWriting = false;
  /** A write has yet to begin, when the one before it is over. */
  private isWaiting = false;
  /** True if the last write that has begun is of an outbox with nothing in it. */
  private isEmptyKept = false;
  private isStopped = false;

  /** `onWritten` hears of each write that succeeded, and of the first that failed; `wasUnkept` is how it stood before. */
  constructor(
    private readonly session: ArticleSession,
    private readonly timers: Timers,
    private readonly onWritten: (wasUnkept: boolean) => void,
  ) {}

  /** How many changes are in this page alone: the last write has failed, and they are not on the server, or were refused by it. */
  get unkept(): number {
    const { items, refused } = this.session;
    const length = items.length + refused.length;
    // What is kept may be one of them as it was before more was typed into it.
    return this.isUnkept && length > 0 ? Math.max(1, length - this.kept - this.keptRefused) : 0;
  }

  /** There is something new to keep. */
  keepSoon(): void {
    if (this.timer !== null || this.isStopped) return;
    this.timer = this.timers.setTimeout(() => {
      this.timer = null;
      void this.keep();
    }, KEEP_MS);
  }

  /**
   * Writes the outbox after the write before it, as it is then: one that waits is enough for all who ask meanwhile. With nothing in it once is enough:
   * what comes meanwhile is others' typing.
   */
  keep(): Promise<void> {
    if (this.isWaiting || (this.isEmptyKept && this.session.isEmpty)) return this.keeping;
    this.isWaiting = true;
    this.keeping = this.keeping.then(() => this.write());
    return this.keeping;
  }

  /** Writes what is not written without waiting for the writes before it. One of them may end after it: the last one comes once they are over. */
  keepNow(): Promise<void> {
    if (this.session.isEmpty && this.isEmptyKept && !this.isWriting) return this.keeping;
    void this.session.options.store.save(this.session.outbox(), true).catch(() => undefined);
    return this.keep();
  }

  /** Stops for good, with the outbox on the disk. */
  stop(): Promise<void> {
    this.isStopped = true;
    this.timers.clearTimeout(this.timer);
    return this.keepNow();
  }

  /** All is on the server: what could not be kept need not be. What was refused is nowhere else until it is seen to. */
  settle(): void {
    if (this.session.refused.length === 0) this.isUnkept = false;
  }

  private async write(): Promise<void> {
    this.isWaiting = false;
    const outbox = this.session.outbox();
    const { isUnkept } = this;
    const isEmpty = outbox.items.length + outbox.refused.length === 0;
    this.isEmptyKept = isEmpty;
    this.isWriting = true;
    try {
      await this.session.options.store.save(outbox);
    } catch {
      this.isEmptyKept = false;
      if (isEmpty || this.isUnkept) return;
      this.isUnkept = true;
      this.onWritten(isUnkept);
      return;
    } finally {
      this.isWriting = false;
    }
    this.isUnkept = false;
    this.kept = outbox.items.length;
    this.keptRefused = outbox.refused.length;
    this.onWritten(isUnkept);
  }
}
