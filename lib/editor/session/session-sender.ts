import { ApiError } from '@/lib/api';
import { type Batch, BatchAnswer, MAX_BATCH_ENTRIES } from '@/lib/domain/contract/journal';
import { DomainError } from '@/lib/domain/errors';
import type { VisibleEntry } from '@/lib/domain/journal/entry';
import { isWrittenOn } from '../outbox/outbox-items';
import type { Composer } from '../typing/composing';
import { afterFailure, retryMs } from './after-failure';
import type { ArticleSession } from './article-session';
import { OutboxKeeper } from './outbox-keeper';
import { isOwnEntry } from './own-entry';
import { asUnkept, type SaveState } from './save-state';
import { LONGEST_REST_MS, SendPace } from './send-pace';
import type { SessionTransport } from './session-options';
import type { Timers } from './timers';

/** A suggestion is gathered for so long before it goes: what is typed into it is one entry until it is sent. */
const GATHER_MS = 120;

/**
 * Sends a session's outbox until it is empty: one batch at a time, again after every failure that may pass, and never an entry twice,
 * since the server knows each by its id. Keeps the outbox on the disk all the while.
 */
export class SessionSender {
  private readonly session: ArticleSession;
  private readonly transport: SessionTransport;
  private readonly timers: Timers;
  private readonly composer: Composer | null;
  private readonly keeper: OutboxKeeper;
  private readonly pace: SendPace;
  private sendTimer: unknown = null;
  private isSending = false;
  private isReading = false;
  /** How often it was found that there may be entries which no answer brings: they are read once nothing is under way. */
  private timesMissed = 0;
  /** How many of these times lie before the last reading began that is done. */
  private timesRead = 0;
  private failures = 0;
  /** How many entries go at once: fewer after a request that was too large, until one is taken. */
  private maxEntries = MAX_BATCH_ENTRIES;
  private isStopped = false;
  /** Nothing is sent any more until the page is loaded anew; what happens until then is still kept, unless text was refused. */
  isHalted = false;
  /** What came of sending, whether it could be kept or not. The gallery sets it. */
  last: SaveState = { name: 'saved', at: null };

  /** `composer`: the tab's input method, where there is one. What it composes is left alone until it is done. */
  constructor(session: ArticleSession, transport: SessionTransport, timers: Timers, composer: Composer | null = null) {
    this.session = session;
    this.transport = transport;
    this.timers = timers;
    this.composer = composer;
    this.keeper = new OutboxKeeper(session, timers, (wasUnkept) => this.sayKept(wasUnkept));
    this.pace = new SendPace(timers, () => {
      this.sendSoon();
      // What waited for this may have been called off, and nothing else would say that all is saved.
      if (this.last.name === 'saving') this.settle();
    });
  }

  private get isBehind(): boolean {
    return this.timesMissed > this.timesRead;
  }

  get state(): SaveState {
    const { kept, isUnkept } = this.keeper;
    return isUnkept ? asUnkept(this.last, kept) : this.last;
  }

  /** How many changes are in this page alone: not on the server, and the browser could not keep them. */
  get unkept(): number {
    return this.keeper.unkept;
  }

  /** The session has something new: keep it, and send it soon. */
  schedule(): void {
    if (this.isStopped) return;
    this.keeper.keepSoon();
    if (this.session.items.length === 0) return;
    if (this.state.name === 'saved') this.show({ name: 'saving' });
    this.sendSoon();
  }

  /** Sends now: the line is back, or the person asks for it. */
  retry(): void {
    if (this.isHalted) return;
    this.failures = 0;
    this.keeper.keepSoon();
    // An outbox that was put back is not saved either, though nothing has failed yet.
    const isUnsent = this.session.items.length > 0 || this.state.name !== 'saved';
    if (isUnsent && this.state.name !== 'saving') this.show({ name: 'saving' });
    this.sendNow();
  }

  /** The person is seen again, and may be signed in: what waits for that is tried now, and not only in its turn. */
  wake(): void {
    if (this.last.name === 'signed-out' && this.session.items.length > 0) this.sendNow();
  }

  /** The page may be gone in a moment: what was done last is written now. */
  async keepNow(): Promise<void> {
    if (!this.isStopped) await this.keeper.keepNow();
  }

  /** Stops for good, with the outbox on the disk. */
  async stop(): Promise<void> {
    this.isStopped = true;
    this.timers.clearTimeout(this.sendTimer);
    this.pace.stop();
    await this.keeper.stop();
  }

  /** Takes entries that the live stream brought. A gap is read from the server. */
  async take(answer: BatchAnswer): Promise<void> {
    await this.untilOver(answer.entries);
    if (this.isHalted) return;
    const first = answer.entries[0];
    const next = this.session.confirmed.seq + 1;
    // The stream reaches us, and may have brought what a lost answer would have. That of a session which is no more theirs says nothing of this one.
    if (this.last.name !== 'signed-out') this.failures = 0;
    if (first && first.seq <= next && !this.receive(answer.entries)) return;
    if (answer.headSeq > this.session.confirmed.seq) await this.catchUp();
    this.settle();
  }

  /** Reads all entries that are missing. False if the server did not give them. */
  async catchUp(): Promise<boolean> {
    // While a batch is under way its answer brings nearly everything; reading beside it would only bring it twice. What is being read may have
    // been answered before that which is asked for came to be.
    if (this.isSending || this.isReading) this.timesMissed += 1;
    if (this.isReading || this.isSending || this.isHalted) return !this.isHalted;
    this.isReading = true;
    try {
      for (;;) {
        const { timesMissed } = this;
        const { seq, hash } = this.session.confirmed;
        const answer = await this.transport.entriesAfter(this.session.options.articleId, seq, hash);
        await this.untilOver(answer.entries);
        // What was under way meanwhile may have been refused.
        if (this.isHalted) return false;
        this.session.receive(answer.entries);
        if (answer.entries.length > 0 && this.session.confirmed.seq < answer.headSeq) continue;
        this.timesRead = timesMissed;
        if (!this.isBehind) break;
      }
      this.failures = 0;
    } catch (error) {
      this.fail(error);
      return false;
    } finally {
      this.isReading = false;
    }
    this.settle();
    return true;
  }

  /** Sends what waits, unless a request is under way or has only just begun: that gathers what comes meanwhile. */
  private sendSoon(): void {
    if (this.failures > 0 || this.isSending || this.pace.isResting || this.session.items.length === 0) return;
    this.sendAfter(this.session.items.every(isWrittenOn) ? GATHER_MS : 0);
  }

  private sendNow(): void {
    // A retry that waits for its turn would hold this one up.
    this.timers.clearTimeout(this.sendTimer);
    this.sendTimer = null;
    this.sendAfter(0);
  }

  private sendAfter(ms: number): void {
    if (this.sendTimer !== null || this.isStopped || this.isHalted) return;
    this.sendTimer = this.timers.setTimeout(() => {
      this.sendTimer = null;
      void this.send();
    }, ms);
  }

  private async send(): Promise<void> {
    // What is half composed is not sent: the answer may bring others' words, for which the page would be drawn anew.
    await this.composer?.untilRest();
    if (this.isSending || this.isStopped || this.isHalted) return;
    const batch = this.session.takeBatch(this.maxEntries);
    if (!batch) {
      // Nothing waits, but the last word was a failure: reading says if the server is there again.
      if (this.failures > 0 || this.isBehind) await this.catchUp();
      this.settle();
      return;
    }
    this.isSending = true;
    this.pace.begin();
    try {
      const answer = await this.transport.append(this.session.options.articleId, batch);
      await this.untilOver(answer.entries);
      this.session.receive(answer.entries);
      this.failures = 0;
      this.maxEntries = MAX_BATCH_ENTRIES;
      this.settle();
    } catch (error) {
      // A refusal brings what others wrote, or takes what was refused out of the page.
      if (error instanceof ApiError && error.status >= 400 && error.status < 500) await this.composer?.untilOver(true);
      this.fail(error, batch.entries);
    } finally {
      this.isSending = false;
    }
    this.keeper.keepSoon();
    // After a failure that may pass it is read with the next try.
    if (this.isBehind && this.failures === 0 && !this.isStopped) await this.catchUp();
    this.sendSoon();
  }

  /** Until entries may change the page. Others' are urgent. */
  private async untilOver(entries: readonly VisibleEntry[]): Promise<void> {
    await this.composer?.untilOver(entries.some((entry) => !isOwnEntry(entry, this.session.options)));
  }

  private settle(): void {
    if (this.session.items.length > 0 || this.failures > 0 || this.isBehind || this.isHalted) return;
    this.keeper.settle();
    const saved: SaveState = { name: 'saved', at: this.session.options.now() };
    // A colleague's key changes only the minute: whoever hears of the session has just been told of the key.
    if (this.last.name === 'saved') this.last = saved;
    else this.show(saved);
  }

  /** Goes on after an error as `afterFailure` says. `sent`: the entries that were not taken. */
  private fail(error: unknown, sent: Batch['entries'] = []): void {
    if (!(error instanceof ApiError)) {
      // A fault of ours while receiving: what is here cannot be trusted any more, the outbox can.
      this.halt(
        error instanceof DomainError ? error.message : 'Something went wrong on this page. Reload it; what you have not sent is kept.',
      );
      if (error instanceof DomainError) return;
      throw error;
    }
    const next = afterFailure(error, sent);
    if (next.name === 'rebase') this.rebase(error);
    else if (next.name === 'wait for the person') this.waitForPerson(error);
    else if (next.name === 'refuse') this.refuse(next.ids, next.reason);
    else if (next.name === 'halt') this.halt(next.reason, next.more);
    else if (next.name === 'retry') this.retryLater(error);
    else {
      this.maxEntries = next.maxEntries;
      this.failures = 0;
    }
  }

  private refuse(ids: readonly string[], reason: string): void {
    if (ids.some((id) => !this.session.refuse(id, reason))) this.halt(reason);
    // It brings no entries, and may have been the last that waited: what others did is read before it is said that all is saved.
    this.failures = 0;
    this.timesMissed += 1;
  }

  /** What waits is tried again as after a failure: it goes by itself once its person is back. Where nothing does, the stream says when that is. */
  private waitForPerson(error: ApiError): void {
    if (this.session.items.length > 0) this.retryLater(error);
    else {
      this.failures = 0;
      this.show({ name: 'signed-out', kept: this.keeper.kept });
    }
  }

  private retryLater(error: ApiError): void {
    const { kept } = this.keeper;
    this.failures += 1;
    if (error.status === 401) this.show({ name: 'signed-out', kept });
    else if (error.code === 'unreachable') this.show({ name: 'offline', kept });
    else this.show({ name: 'not-saved', kept, reason: error.message });
    this.sendAfter(retryMs(this.failures, error) * (0.5 + this.timers.random()));
  }

  private rebase(error: ApiError): void {
    const answer = BatchAnswer.safeParse(error.details);
    if (answer.success && !this.receive(answer.data.entries)) return;
    // Jitter: writers that were refused together would be refused together again.
    this.sendAfter(LONGEST_REST_MS * this.timers.random());
  }

  /** Takes entries in; false where that failed. */
  private receive(entries: readonly VisibleEntry[]): boolean {
    try {
      this.session.receive(entries);
      return true;
    } catch (error) {
      this.fail(error);
      return false;
    }
  }

  /** Sends nothing more, and says why the page must be loaded anew. */
  halt(reason: string, more?: { isGone: true }): void {
    this.isHalted = true;
    this.timers.clearTimeout(this.sendTimer);
    this.show({ name: 'reload', reason, ...more });
    void this.keeper.keep();
  }

  private sayKept(wasUnkept: boolean): void {
    const { last } = this;
    const { kept, isUnkept } = this.keeper;
    if ('kept' in last && last.kept !== kept) this.show({ ...last, kept });
    else if (wasUnkept !== isUnkept) this.show(last);
  }

  private show(state: SaveState): void {
    this.last = state;
    this.session.changed();
  }
}
