import { z } from 'zod';
import { LiveMessage } from '@/lib/domain/contract/live';

/** The leader beats this often; a tab that misses three beats takes its place. */
const BEAT_MS = 5_000;
const MISSED_BEATS = 3;

const TabMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('want'), tabId: z.string(), articleId: z.string(), seq: z.number() }),
  z.object({ type: z.literal('bye'), tabId: z.string() }),
  z.object({ type: z.literal('beat'), articleIds: z.array(z.string()) }),
  z.object({ type: z.literal('entries'), message: LiveMessage }),
  z.object({ type: z.literal('open') }),
]);
type TabMessage = z.infer<typeof TabMessage>;

export interface LiveOptions {
  personId: string;
  tabId: string;
  articleId: string;
  /** The last seq that this tab has. */
  seq(): number;
  onEntries(message: LiveMessage): void;
  /** The stream opened anew: what was missed is asked for. */
  onOpen(): void;
}

/**
 * Follows an article live. All tabs of a person in this browser share one stream, since HTTP/1.1 allows six connections to a host: the tab that
 * holds the lock listens for all and passes on what comes. Without locks (plain http) each tab has a stream of its own.
 * Gives the way to stop.
 */
export function followArticle(options: LiveOptions): () => void {
  const { personId, tabId, articleId } = options;
  const stopped = new AbortController();
  if (!('locks' in navigator) || !('BroadcastChannel' in window)) {
    const stream = openStream(() => [[articleId, options.seq()]], { entries: options.onEntries, open: options.onOpen });
    stream.reopen();
    return () => stream.close();
  }
  const channel = new BroadcastChannel(`galley-live-${personId}`);
  const post = (message: TabMessage) => channel.postMessage(message);
  const want = () => post({ type: 'want', tabId, articleId, seq: options.seq() });
  let lastBeat = Date.now();
  let leader: Leader | null = null;

  channel.onmessage = ({ data }) => {
    const message = TabMessage.safeParse(data).data;
    if (!message) return;
    if (message.type === 'entries' && message.message.articleId === articleId) options.onEntries(message.message);
    if (message.type === 'open') options.onOpen();
    if (message.type === 'beat') {
      lastBeat = Date.now();
      if (!message.articleIds.includes(articleId)) want();
    }
    leader?.hear(message);
  };

  const lead = (steal: boolean) => {
    void navigator.locks
      .request(`galley-live-${personId}`, steal ? { steal } : { signal: stopped.signal }, () => {
        leader = new Leader(options, post);
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

  return () => {
    clearInterval(watch);
    post({ type: 'bye', tabId });
    stopped.abort();
    channel.close();
  };
}

/** The tab that holds the one stream: it knows what every tab wants. */
class Leader {
  private readonly options: LiveOptions;
  private readonly post: (message: TabMessage) => void;
  private readonly wants = new Map<string, { articleId: string; seq: number }>();
  private readonly stream: Stream;
  private readonly beat: ReturnType<typeof setInterval>;

  constructor(options: LiveOptions, post: (message: TabMessage) => void) {
    this.options = options;
    this.post = post;
    this.wants.set(options.tabId, { articleId: options.articleId, seq: options.seq() });
    this.stream = openStream(() => this.articles(), {
      entries: (message) => this.pass(message),
      open: () => {
        options.onOpen();
        post({ type: 'open' });
      },
    });
    this.stream.reopen();
    const tell = () => post({ type: 'beat', articleIds: this.articles().map(([id]) => id) });
    tell();
    this.beat = setInterval(tell, BEAT_MS);
  }

  hear(message: TabMessage): void {
    if (message.type === 'bye') this.wants.delete(message.tabId);
    if (message.type !== 'want') return;
    const isNew = !this.articles().some(([id]) => id === message.articleId);
    this.wants.set(message.tabId, { articleId: message.articleId, seq: message.seq });
    if (isNew) this.stream.reopen();
  }

  close(): void {
    clearInterval(this.beat);
    this.stream.close();
  }

  private pass(message: LiveMessage): void {
    for (const want of this.wants.values())
      if (want.articleId === message.articleId) want.seq = Math.max(want.seq, message.entries.at(-1)?.seq ?? 0);
    if (message.articleId === this.options.articleId) this.options.onEntries(message);
    this.post({ type: 'entries', message });
  }

  /** Each wanted article with the least seq that a tab has of it. */
  private articles(): [string, number][] {
    const least = new Map<string, number>();
    for (const { articleId, seq } of this.wants.values()) least.set(articleId, Math.min(seq, least.get(articleId) ?? seq));
    return [...least];
  }
}

interface Stream {
  /** Opens it (anew) with what is wanted now. */
  reopen(): void;
  close(): void;
}

function openStream(articles: () => [string, number][], on: { entries(message: LiveMessage): void; open(): void }): Stream {
  let source: EventSource | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const reopen = () => {
    source?.close();
    clearTimeout(retry);
    const query = articles().map(([id, seq]) => `article=${id}:${seq}`);
    source = new EventSource(`/api/v1/live?${query.join('&')}`);
    source.addEventListener('ready', on.open);
    source.addEventListener('entries', ({ data }) => {
      const message = LiveMessage.safeParse(JSON.parse(String(data))).data;
      if (message) on.entries(message);
    });
    // The browser's own retry would ask with the seqs of the first opening.
    source.addEventListener('error', () => {
      source?.close();
      clearTimeout(retry);
      retry = setTimeout(reopen, 1_000);
    });
  };
  return {
    reopen,
    close: () => {
      clearTimeout(retry);
      source?.close();
    },
  };
}
