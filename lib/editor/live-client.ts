import { z } from 'zod';
import { LiveMessage } from '@/lib/domain/contract/live';
import { PresenceMessage, type PresenceNews } from '@/lib/domain/contract/presence';
import { LiveConnection } from './live-connection';
import { LivePolling } from './live-polling';
import { PresenceTable } from './presence-table';

/** The leader beats this often; a tab that misses three beats takes its place. */
const BEAT_MS = 5_000;
const MISSED_BEATS = 3;

const TabMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('want'), tabId: z.string(), articleId: z.string(), seq: z.number() }),
  z.object({ type: z.literal('bye'), tabId: z.string() }),
  z.object({ type: z.literal('beat'), articleIds: z.array(z.string()) }),
  z.object({ type: z.literal('entries'), message: LiveMessage }),
  z.object({ type: z.literal('presence'), message: PresenceMessage }),
  z.object({ type: z.literal('open') }),
  z.object({ type: z.literal('gone'), articleId: z.string() }),
  z.object({ type: z.literal('refused') }),
]);
type TabMessage = z.infer<typeof TabMessage>;

export interface LiveOptions {
  personId: string;
  tabId: string;
  articleId: string;
  /** The last seq that this tab has. */
  seq(): number;
  onEntries(message: LiveMessage): void;
  /** What has changed about who is in the article, or all of it. */
  onPresence(news: PresenceNews): void;
  /** The stream opened anew: what was missed is asked for. */
  onOpen(): void;
  /** Nothing comes any more: the session has ended, or the article is gone or no longer theirs. Reading it says which, and shows it. */
  onRefused(): void;
}

/** True where tabs can agree on one stream. On plain http, but from localhost, browsers give pages no locks: https://w3c.github.io/web-locks/ */
export const canShareStream = (): boolean => 'locks' in navigator && 'BroadcastChannel' in window;

/**
 * Follows an article live. All tabs of a person in this browser share one stream, since HTTP/1.1 allows six connections to a host: the tab that
 * holds the lock listens for all and passes on what comes. Without locks (plain http) each tab asks every two seconds instead.
 * A stream that was refused is asked for again when the person comes back to one of the tabs. Gives the way to stop.
 */
export function followArticle(options: LiveOptions): () => void {
  return canShareStream() ? followTogether(options) : followByAsking(options);
}

function followByAsking(options: LiveOptions): () => void {
  const polling = new LivePolling(options);
  const stopWatching = whenBack(() => polling.wake());
  return () => {
    stopWatching();
    polling.close();
  };
}

function followTogether(options: LiveOptions): () => void {
  const { personId, tabId, articleId } = options;
  const stopped = new AbortController();
  const channel = new BroadcastChannel(`galley-live-${personId}`);
  const post = (message: TabMessage) => channel.postMessage(message);
  // Once it is known to be gone, asking would only have it refused every five seconds.
  let isGone = false;
  const want = () => {
    if (!isGone) post({ type: 'want', tabId, articleId, seq: options.seq() });
  };
  let lastBeat = Date.now();
  let leader: Leader | null = null;

  /** What this tab makes of a word from the tab that leads, itself perhaps. */
  const hear = (message: TabMessage) => {
    if (message.type === 'entries' && message.message.articleId === articleId) options.onEntries(message.message);
    if (message.type === 'presence' && message.message.articleId === articleId) options.onPresence(message.message);
    if (message.type === 'open') options.onOpen();
    if (message.type === 'gone' && message.articleId === articleId) {
      isGone = true;
      options.onRefused();
    }
    if (message.type === 'refused') options.onRefused();
  };
  const tell = (message: TabMessage) => {
    post(message);
    hear(message);
  };

  channel.onmessage = ({ data }) => {
    const message = TabMessage.safeParse(data).data;
    if (!message) return;
    if (message.type === 'beat') {
      lastBeat = Date.now();
      if (!message.articleIds.includes(articleId)) want();
    }
    hear(message);
    leader?.hear(message);
  };

  const lead = (steal: boolean) => {
    void navigator.locks
      .request(`galley-live-${personId}`, steal ? { steal } : { signal: stopped.signal }, () => {
        leader = new Leader(tell, isGone ? null : { tabId, articleId, seq: options.seq() });
        return new Promise<void>((resolve) => {
          stopped.signal.addEventListener('abort', () => resolve(), { once: true });
        });
      })
      // Stolen by a tab that did not hear us, or this tab stops: either way it no longer leads.
      .catch(() => undefined)
      .finally(() => {
        leader?.close();
        leader = null;
        if (!stopped.signal.aborted) lead(false);
      });
  };
  lead(false);
  want();
  const watch = setInterval(() => {
    if (leader || Date.now() - lastBeat < MISSED_BEATS * BEAT_MS) return;
    lastBeat = Date.now();
    lead(true);
  }, BEAT_MS);
  const stopWatching = whenBack(() => (leader ? leader.wake() : want()));

  return () => {
    clearInterval(watch);
    stopWatching();
    // At once: the lock is given back a moment later, and a closed channel takes no words.
    leader?.close();
    post({ type: 'bye', tabId });
    stopped.abort();
    channel.close();
  };
}

/** Calls `wake` when the person comes back to the page, perhaps after signing in elsewhere, or the line comes back. Gives the way to stop. */
function whenBack(wake: () => void): () => void {
  const names = ['online', 'focus', 'pageshow'];
  for (const name of names) window.addEventListener(name, wake);
  return () => {
    for (const name of names) window.removeEventListener(name, wake);
  };
}

interface Want {
  tabId: string;
  articleId: string;
  seq: number;
}

/** The tab that holds the one stream: it knows what every tab wants. */
class Leader {
  private readonly tell: (message: TabMessage) => void;
  private readonly wants = new Map<string, { articleId: string; seq: number }>();
  /** By article, for tabs that come to it later than the stream did. */
  private readonly present = new Map<string, PresenceTable>();
  private readonly connection: LiveConnection;
  private readonly beat: ReturnType<typeof setInterval>;

  constructor(tell: (message: TabMessage) => void, own: Want | null) {
    this.tell = tell;
    if (own) this.want(own);
    this.connection = new LiveConnection(() => this.articles(), {
      entries: (message) => this.pass(message),
      presence: (message) => this.passPresence(message),
      ready: () => tell({ type: 'open' }),
      gone: (articleId) => this.forget(articleId),
      refused: () => tell({ type: 'refused' }),
    });
    this.connection.reopen();
    const beat = () => tell({ type: 'beat', articleIds: this.articles().map(([id]) => id) });
    beat();
    this.beat = setInterval(beat, BEAT_MS);
  }

  hear(message: TabMessage): void {
    if (message.type === 'bye') this.wants.delete(message.tabId);
    if (message.type !== 'want') return;
    const isNew = !this.articles().some(([id]) => id === message.articleId);
    this.want(message);
    if (isNew) {
      this.connection.reopen();
      return;
    }
    // A tab that asks again, or was opened anew, may know of a session that this one does not.
    this.wake();
    const present = this.present.get(message.articleId);
    if (present) this.tell({ type: 'presence', message: { articleId: message.articleId, ...present.all() } });
  }

  wake(): void {
    this.connection.wake();
  }

  close(): void {
    clearInterval(this.beat);
    this.connection.close();
  }

  private want({ tabId, articleId, seq }: Want): void {
    this.wants.set(tabId, { articleId, seq });
  }

  private forget(articleId: string): void {
    for (const [tabId, want] of this.wants) if (want.articleId === articleId) this.wants.delete(tabId);
    this.present.delete(articleId);
    this.tell({ type: 'gone', articleId });
  }

  private pass(message: LiveMessage): void {
    for (const want of this.wants.values())
      if (want.articleId === message.articleId) want.seq = Math.max(want.seq, message.entries.at(-1)?.seq ?? 0);
    this.tell({ type: 'entries', message });
  }

  private passPresence(message: PresenceMessage): void {
    const present = this.present.get(message.articleId) ?? new PresenceTable();
    this.present.set(message.articleId, present);
    present.take(message);
    this.tell({ type: 'presence', message });
  }

  /** Each wanted article with the least seq that a tab has of it. */
  private articles(): [string, number][] {
    const least = new Map<string, number>();
    for (const { articleId, seq } of this.wants.values()) least.set(articleId, Math.min(seq, least.get(articleId) ?? seq));
    return [...least];
  }
}
