import { ApiError, call } from '@/lib/api';
import { readEntries } from '@/lib/domain/contract/journal';
import type { PresenceNews } from '@/lib/domain/contract/presence';
import { isRefusal } from '../session/is-refusal';
import { POLL_MS } from './can-share-stream';
import type { LiveOptions } from './live-client';
import { LOST_AFTER } from './live-connection';
import { PresenceTable } from './presence-table';

/** Of a tab that nobody looks at. */
const HIDDEN_POLL_MS = 15_000;

type Options = Pick<LiveOptions, 'articleId' | 'seq' | 'hash' | 'onEntries' | 'onPresence' | 'onOpen' | 'onLost' | 'onRefused'>;

/**
 * Follows an article by asking again and again, where tabs cannot share a stream: a stream for each would take all of the six connections that
 * a browser has to a host over HTTP/1.1, and then no page would load. A refusal ends the asking until `wake`. Who else is there comes with
 * each answer, and is passed on as a stream would: first all, then what has changed.
 */
export class LivePolling {
  private readonly options: Options;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isClosed = false;
  private isAsking = false;
  /** False until the first answer, and after a failure: what waits is then sent again. */
  private isOpen = false;
  /** In a row. */
  private failures = 0;
  /** Who was there by the last answer. */
  private readonly present = new PresenceTable();
  /** The page may have forgotten who was there: it is told all. */
  private isToTellAll = true;

  constructor(options: Options) {
    this.options = options;
    void this.ask();
  }

  /** Asks now: the person is back, or the line. */
  wake(): void {
    this.isToTellAll = true;
    void this.ask();
  }

  close(): void {
    this.isClosed = true;
    clearTimeout(this.timer);
  }

  private async ask(): Promise<void> {
    if (this.isAsking || this.isClosed) return;
    this.isAsking = true;
    clearTimeout(this.timer);
    // A fault of the page, too, must not be the end of all that it hears.
    let goesOn = true;
    try {
      goesOn = await this.askOnce();
    } finally {
      this.isAsking = false;
      if (goesOn && !this.isClosed) this.timer = setTimeout(() => void this.ask(), document.hidden ? HIDDEN_POLL_MS : POLL_MS);
    }
  }

  /** True if it is to be asked again. */
  private async askOnce(): Promise<boolean> {
    const { articleId, seq, hash, onEntries, onOpen, onLost, onRefused } = this.options;
    try {
      const answer = await call(readEntries, { params: { articleId }, query: { after: seq(), hash: hash?.(), presence: '1' } });
      if (this.isClosed) return false;
      const { entries, headSeq, presence } = answer;
      if (entries.length > 0) onEntries({ articleId, entries, headSeq });
      if (presence) this.passPresence(presence);
      if (!this.isOpen) onOpen();
      this.isOpen = true;
      this.failures = 0;
      return true;
    } catch (error) {
      this.isToTellAll = true;
      if (!(error instanceof ApiError)) throw error;
      this.isOpen = false;
      const isOver = isRefusal(error);
      this.failures += 1;
      if (this.isClosed) return false;
      if (isOver) void onRefused();
      else if (this.failures === LOST_AFTER) onLost();
      return !isOver;
    }
  }

  private passPresence(all: PresenceNews): void {
    const news = this.isToTellAll ? all : this.present.changesTo(all);
    this.present.take(all);
    this.isToTellAll = false;
    if (news) this.options.onPresence(news);
  }
}
