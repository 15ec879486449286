import { ApiError, call } from '@/lib/api';
import { readEntries } from '@/lib/domain/contract/journal';
import type { LiveOptions } from './live-client';
import { isRefusal } from './live-connection';

const POLL_MS = 2_000;
/** Of a tab that nobody looks at. */
const HIDDEN_POLL_MS = 15_000;

type Options = Pick<LiveOptions, 'articleId' | 'seq' | 'onEntries' | 'onOpen' | 'onRefused'>;

/**
 * Follows an article by asking again and again, where tabs cannot share a stream: a stream for each would take all of the six connections that
 * a browser has to a host over HTTP/1.1, and then no page would load. A refusal ends the asking until `wake`. Who else is there it does not
 * hear, and so nothing is said of this tab either (`components/article/presence.tsx`).
 */
export class LivePolling {
  private readonly options: Options;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isClosed = false;
  private isAsking = false;
  /** False until the first answer, and after a failure: what waits is then sent again. */
  private isOpen = false;

  constructor(options: Options) {
    this.options = options;
    void this.ask();
  }

  /** Asks now: the person is back, or the line. */
  wake(): void {
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
    const goesOn = await this.askOnce();
    this.isAsking = false;
    if (goesOn && !this.isClosed) this.timer = setTimeout(() => void this.ask(), document.hidden ? HIDDEN_POLL_MS : POLL_MS);
  }

  /** True if it is to be asked again. */
  private async askOnce(): Promise<boolean> {
    const { articleId, seq, onEntries, onOpen, onRefused } = this.options;
    try {
      const answer = await call(readEntries, { params: { articleId }, query: { after: seq() } });
      if (this.isClosed) return false;
      if (answer.entries.length > 0) onEntries({ articleId, ...answer });
      if (!this.isOpen) onOpen();
      this.isOpen = true;
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.isOpen = false;
      if (!isRefusal(error)) return true;
      if (!this.isClosed) onRefused();
      return false;
    }
  }
}
