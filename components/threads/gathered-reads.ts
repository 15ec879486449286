import { MAX_READ_AT_ONCE, type SeenThread } from '@/lib/domain/contract/threads';

/** Longer than a screen of threads takes to come into view, and shorter than anybody waits for a mark to go. */
export const GATHER_MS = 200;

/** Gathers which threads were read within a moment, and how far each, so that a page of them is one request and not one for each. */
export class GatheredReads {
  private readonly store: (seen: SeenThread[]) => void;
  private seen = new Map<string, number>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(store: (seen: SeenThread[]) => void) {
    this.store = store;
  }

  /** It was read up to `seq`: what came behind it meanwhile is not. */
  add(threadId: string, seq: number): void {
    if (this.seen.size === 0) {
      this.timer = setTimeout(this.pass, GATHER_MS);
      // Of a page that is closed nothing runs any more.
      window.addEventListener('pagehide', this.pass);
    }
    this.seen.set(threadId, seq);
  }

  private readonly pass = (): void => {
    clearTimeout(this.timer);
    window.removeEventListener('pagehide', this.pass);
    const all = Array.from(this.seen, ([threadId, seq]) => ({ threadId, seq }));
    this.seen = new Map();
    for (let at = 0; at < all.length; at += MAX_READ_AT_ONCE) this.store(all.slice(at, at + MAX_READ_AT_ONCE));
  };
}
