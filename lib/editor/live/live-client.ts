import type { LiveMessage } from '@/lib/domain/contract/live';
import type { PresenceNews } from '@/lib/domain/contract/presence';
import { canShareStream } from './can-share-stream';
import { BEAT_MS, LiveLeader } from './live-leader';
import { LivePolling } from './live-polling';
import { TabMessage, tabLock } from './live-tabs';

/** A tab that misses so many beats takes the place of the one that leads. */
const MISSED_BEATS = 3;
/** How long after a lock was lost or refused it is asked for again. */
const ASK_AGAIN_MS = 1_000;

/** Who follows which article from which tab, and who is told what comes. */
export interface LiveOptions {
  personId: string;
  tabId: string;
  articleId: string;
  /** The last seq that this tab has. */
  seq(): number;
  /** The hash of the entry there, where it is known. */
  hash?(): string | undefined;
  onEntries(message: LiveMessage): void;
  /** What has changed about who is in the article, or all of it. */
  onPresence(news: PresenceNews): void;
  /** What the person may do is other than it was. */
  onRights?(): void;
  /** The stream opened anew: what was missed is asked for. */
  onOpen(): void;
  /** The person came back to this page, or opened an article in another tab: they may have signed in, which a stream that was never refused does not say. */
  onBack(): void;
  /** Nothing comes though the browser knows of no lost line: the network or the server is away. It is asked again and again. */
  onLost(): void;
  /**
   * Nothing comes any more: the session has ended, or the article is gone, no longer theirs or another one. Reading it says which, and shows it.
   * True if it could be read: then only another tab's was refused.
   */
  onRefused(): Promise<boolean>;
}

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
  const stopWatching = whenBack(() => {
    polling.wake();
    options.onBack();
  });
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
  const ownWant = () => (isGone ? null : { tabId, articleId, seq: options.seq(), hash: options.hash?.() });
  const want = () => {
    const own = ownWant();
    if (!own) return;
    post({ type: 'want', ...own });
    leader?.wantAgain(own);
  };
  const bye = () => post({ type: 'bye', tabId });
  const untilStopped = new Promise<void>((resolve) => {
    stopped.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  let lastBeat = Date.now();
  let leader: LiveLeader | null = null;

  let toldOf = 0;
  /** Something was missed: it is asked for, once. What fails is tried again there. */
  const catchUpTo = (seq: number) => {
    if (seq <= Math.max(toldOf, options.seq())) return;
    toldOf = seq;
    options.onEntries({ articleId, entries: [], headSeq: seq });
  };

  /** What this tab makes of a word from the tab that leads, itself perhaps. */
  const hear = (message: TabMessage) => {
    if (message.type === 'entries' && message.message.articleId === articleId) options.onEntries(message.message);
    if (message.type === 'beat') catchUpTo(message.seqs[articleId] ?? 0);
    if (message.type === 'presence' && message.message.articleId === articleId) options.onPresence(message.message);
    if (message.type === 'rights') options.onRights?.();
    if (message.type === 'open') options.onOpen();
    if (message.type === 'want') options.onBack();
    if (message.type === 'lost') options.onLost();
    if (message.type === 'gone' && message.articleId === articleId) {
      isGone = true;
      void options.onRefused().then((isThere) => {
        if (!isThere || stopped.signal.aborted) return;
        isGone = false;
        want();
      });
    }
    if (message.type === 'refused') void options.onRefused();
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

  /** Holds a lock until this tab stops, and again where it was lost. */
  const hold = (name: string, begin = () => {}, end = () => {}, steal = false) => {
    void navigator.locks
      .request(name, steal ? { steal } : { signal: stopped.signal }, () => {
        begin();
        return untilStopped;
      })
      // Stolen by a tab that did not hear us, refused, or this tab stops: in each case it has it no longer.
      .catch(() => undefined)
      .finally(() => {
        end();
        // Never in the same breath: WebKit refuses every lock to a page that goes, at once, and whoever asks anew each time hangs the tab for good.
        // Its timers stand still then, and go on where the page comes back.
        if (!stopped.signal.aborted) setTimeout(() => !stopped.signal.aborted && hold(name, begin, end), ASK_AGAIN_MS);
      });
  };
  const beginToLead = () => {
    leader = new LiveLeader(personId, tell, ownWant());
  };
  const leadNoMore = () => {
    leader?.close();
    leader = null;
  };
  const lead = (steal: boolean) => hold(`galley-live-${personId}`, beginToLead, leadNoMore, steal);
  // Held as long as the tab is there: by it the leader learns that a tab is gone of which it hears nothing, not even a farewell.
  hold(tabLock(personId, tabId));
  lead(false);
  want();
  const watch = setInterval(() => {
    if (leader || Date.now() - lastBeat < MISSED_BEATS * BEAT_MS) return;
    lastBeat = Date.now();
    lead(true);
  }, BEAT_MS);
  // Also of the tab that leads: where there are too many, the stream carries the articles that the person came back to last.
  const stopWatching = whenBack(() => {
    want();
    leader?.wake();
    options.onBack();
  });
  // A page that is closed or left runs nothing else.
  window.addEventListener('pagehide', bye);

  return () => {
    clearInterval(watch);
    stopWatching();
    // At once: the lock is given back a moment later, and a closed channel takes no words.
    leader?.close();
    window.removeEventListener('pagehide', bye);
    bye();
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
