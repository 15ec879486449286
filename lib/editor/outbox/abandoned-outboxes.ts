import { ApiError } from '@/lib/api';
import type { ArticleState } from '@/lib/domain/article-state';
import type { ArticleSession } from '../session/article-session';
import { type ReadState, readAt } from '../session/open-article';
import type { SaveState } from '../session/save-state';
import type { SessionOptions, SessionTransport } from '../session/session-options';
import type { SessionSender } from '../session/session-sender';
import type { Timers } from '../session/timers';
import type { Outbox } from './outbox';
import { sendAbandoned } from './send-abandoned';

/** What taking them over needs. */
export interface TakeOverOptions extends Pick<SessionOptions, 'personId' | 'store' | 'newId' | 'now' | 'rules' | 'tagTypes'> {
  readState: ReadState;
  transport: SessionTransport;
  timers: Timers;
}

/** An outbox whose base could not be read is tried again after this, or as soon as the line is back. */
const RETRY_MS = 5_000;

/** What the page asks of them. */
export type Abandoned = Pick<AbandonedOutboxes, 'states' | 'sessions' | 'revision' | 'subscribe' | 'retry' | 'keepNow' | 'stop'>;

/** The outboxes of closed tabs that this tab has taken over: what is under way is a person's work as much as what is on the screen. */
export class AbandonedOutboxes {
  private readonly sendings: Sending[];
  private readonly listeners = new Set<() => void>();
  /** Raised with every change that a reader could see. */
  revision = 0;

  constructor(outboxes: readonly Outbox[], options: TakeOverOptions) {
    this.sendings = outboxes.map((outbox) => new Sending(outbox, options, () => this.changed()));
    this.retry();
  }

  /** One for each outbox. */
  get states(): SaveState[] {
    return this.sendings.map(({ state }) => state);
  }

  /** The sessions that could be opened: what the server refused of them is to be shown. */
  get sessions(): ArticleSession[] {
    return this.sendings.flatMap(({ session }) => session ?? []);
  }

  /** Calls `listener` after every change. Gives the way to stop it. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Sends now what still waits: the line is back, or the person asks for it. */
  retry(): void {
    for (const sending of this.sendings) void sending.retry();
  }

  /** The page may be gone in a moment: what of theirs was done or seen to last is written now. */
  keepNow(): void {
    for (const sending of this.sendings) sending.keepNow();
  }

  /** Stops for good, with what waits on the disk. */
  async stop(): Promise<void> {
    await Promise.all(this.sendings.map((sending) => sending.stop()));
  }

  private changed(): void {
    this.revision += 1;
    for (const listener of this.listeners) listener();
  }
}

/** One outbox: first its base is read, then it is sent. */
class Sending {
  session: ArticleSession | null = null;
  private readonly outbox: Outbox;
  private readonly options: TakeOverOptions;
  private readonly changed: () => void;
  private opening: SaveState;
  private sender: SessionSender | null = null;
  private isReading = false;
  private isStopped = false;
  private timer: unknown = null;
  private stopSending = async () => {};

  constructor(outbox: Outbox, options: TakeOverOptions, changed: () => void) {
    this.outbox = outbox;
    this.options = options;
    this.changed = changed;
    this.opening = outbox.items.length > 0 ? { name: 'saving' } : { name: 'saved', at: null };
  }

  get state(): SaveState {
    return this.sender?.state ?? this.opening;
  }

  async retry(): Promise<void> {
    this.options.timers.clearTimeout(this.timer);
    if (this.sender) return this.sender.retry();
    if (this.isReading || this.isStopped) return;
    this.isReading = true;
    try {
      const { state, outbox } = await readAt(this.outbox, this.options.readState);
      if (!this.isStopped) this.send(outbox, state);
    } catch (error) {
      this.fail(error);
    } finally {
      this.isReading = false;
      this.changed();
    }
  }

  keepNow(): void {
    void this.sender?.keepNow();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    this.options.timers.clearTimeout(this.timer);
    await this.stopSending();
  }

  private send(outbox: Outbox, state: ArticleState): void {
    const { session, sender, stop } = sendAbandoned(outbox, { ...this.options, state });
    this.session = session;
    this.sender = sender;
    const stopListening = session.subscribe(() => this.changed());
    this.stopSending = async () => {
      stopListening();
      await stop();
    };
  }

  /** Nothing was sent, and the outbox is in the store as it was. */
  private fail(error: unknown): void {
    const kept = this.outbox.items.length;
    if (!(error instanceof ApiError)) {
      this.opening = {
        name: 'not-saved',
        kept,
        reason: 'What a closed tab has kept cannot be sent from this page. It stays in this browser.',
      };
      throw error;
    }
    if (error.status === 401) this.opening = { name: 'signed-out', kept };
    else this.opening = error.code === 'unreachable' ? { name: 'offline', kept } : { name: 'not-saved', kept, reason: error.message };
    this.timer = this.options.timers.setTimeout(() => void this.retry(), RETRY_MS);
  }
}
