import type { LiveMessage } from '@/lib/domain/contract/live';
import type { PresenceMessage } from '@/lib/domain/contract/presence';
import { LiveConnection, type WantedArticle } from './live-connection';
import { type TabMessage, tabLock, type Want } from './live-tabs';
import { PresenceTable } from './presence-table';

/** The tab that leads says so often that it is there. */
export const BEAT_MS = 5_000;

/** The part of the tab that holds the one stream for all: it knows what every tab wants, and passes on what comes. Until `close`. */
export class LiveLeader {
  private readonly personId: string;
  private readonly tell: (message: TabMessage) => void;
  /** By tab, who came last last. `isSeen`: its lock was there; where that is gone, the tab is. */
  private readonly wants = new Map<string, Omit<Want, 'tabId'> & { isSeen: boolean }>();
  /** By article, for tabs that come to it later than the stream did. */
  private readonly present = new Map<string, PresenceTable>();
  private readonly connection: LiveConnection;
  private readonly beatTimer: ReturnType<typeof setInterval>;

  constructor(personId: string, tell: (message: TabMessage) => void, own: Want | null) {
    this.personId = personId;
    this.tell = tell;
    if (own) this.note(own);
    this.connection = new LiveConnection(() => this.articles(), {
      entries: (message) => this.pass(message),
      presence: (message) => this.passPresence(message),
      rights: () => tell({ type: 'rights' }),
      ready: () => tell({ type: 'open' }),
      lost: () => tell({ type: 'lost' }),
      gone: (articleId) => this.forget(articleId),
      refused: () => tell({ type: 'refused' }),
    });
    this.connection.reopen();
    this.beat();
    this.beatTimer = setInterval(() => {
      this.beat();
      void this.forgetClosedTabs();
    }, BEAT_MS);
  }

  hear(message: TabMessage): void {
    if (message.type === 'want') this.welcome(message);
    if (message.type !== 'bye') return;
    this.wants.delete(message.tabId);
    this.connection.update();
  }

  /** The tab that leads is back. It may have forgotten who is there while the browser had no line: a stream that outlived that says it to nobody. */
  wantAgain(want: Want): void {
    const { isUp } = this.connection;
    this.want(want);
    if (isUp) this.tellPresent(want.articleId);
  }

  private want(want: Want): void {
    this.note(want);
    // A tab that asks again, or was opened anew, may know of a session that this one does not.
    this.wake();
    this.connection.update();
  }

  wake(): void {
    this.connection.wake();
  }

  close(): void {
    clearInterval(this.beatTimer);
    this.connection.close();
  }

  /** Another tab asks. The stream may be beyond what it has, and brings no more until somebody writes. */
  private welcome(want: Want): void {
    const seqs = this.seqs();
    this.want(want);
    if (seqs[want.articleId] !== undefined) this.beat(seqs);
    this.tellPresent(want.articleId);
  }

  private tellPresent(articleId: string): void {
    const present = this.present.get(articleId);
    if (present) this.tell({ type: 'presence', message: { articleId, ...present.all() } });
  }

  private beat(seqs = this.seqs()): void {
    this.tell({ type: 'beat', articleIds: this.articles().map(([id]) => id), seqs });
  }

  private note({ tabId, articleId, seq, hash }: Want): void {
    this.wants.delete(tabId);
    this.wants.set(tabId, { articleId, seq, hash, isSeen: false });
  }

  /** A tab that was killed, or whose farewell was lost, would keep a place in the stream for as long as this one leads. */
  private async forgetClosedTabs(): Promise<void> {
    const { held = [] } = await navigator.locks.query();
    const names = new Set(held.map(({ name }) => name));
    for (const [tabId, want] of this.wants) {
      const isHeld = names.has(tabLock(this.personId, tabId));
      if (want.isSeen && !isHeld) this.wants.delete(tabId);
      want.isSeen ||= isHeld;
    }
    this.connection.update();
  }

  private forget(articleId: string): void {
    for (const [tabId, want] of this.wants) if (want.articleId === articleId) this.wants.delete(tabId);
    this.present.delete(articleId);
    this.tell({ type: 'gone', articleId });
  }

  private pass(message: LiveMessage): void {
    const { seq, hash } = message.entries.at(-1) ?? { seq: 0, hash: undefined };
    for (const want of this.wants.values()) if (want.articleId === message.articleId && want.seq < seq) [want.seq, want.hash] = [seq, hash];
    this.tell({ type: 'entries', message });
  }

  private passPresence(message: PresenceMessage): void {
    const present = this.present.get(message.articleId) ?? new PresenceTable();
    this.present.set(message.articleId, present);
    present.take(message);
    this.tell({ type: 'presence', message });
  }

  /** Each wanted article with the least seq that a tab has of it, and the hash there; what was wanted last is last. */
  private articles(): WantedArticle[] {
    const least = new Map<string, Omit<Want, 'tabId'>>();
    for (const want of this.wants.values()) {
      const before = least.get(want.articleId) ?? want;
      least.delete(want.articleId);
      least.set(want.articleId, before.seq < want.seq ? before : want);
    }
    return [...least.values()].map(({ articleId, seq, hash }) => [articleId, seq, hash]);
  }

  /** Each wanted article with the greatest seq that a tab has of it, or the stream has brought. */
  private seqs(): Record<string, number> {
    const greatest: Record<string, number> = {};
    for (const { articleId, seq } of this.wants.values()) greatest[articleId] = Math.max(seq, greatest[articleId] ?? 0);
    return greatest;
  }
}
