import type { LiveMessage } from '@/lib/domain/contract/live';
import { DomainError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/permissions';
import { readEntriesAfter } from '../journal/read';
import { log } from '../log';
import { hearOfArticle } from './listener';
import { onShutdown } from './shutdown';

const PING_MS = 15_000;
/** A reader that lets this many messages pile up is cut off; it comes back and reads what it missed. */
const MAX_UNREAD = 64;

/** The actor as they are now, or null when their session has ended. */
type Refresh = () => Promise<Actor | null>;

/**
 * A stream of new entries of some articles, from a seq of each. Rights are read again before every delivery. It ends when the session
 * does, when the reader goes or does not read, and when the server stops.
 */
export function openLiveStream(
  articles: readonly { articleId: string; seq: number }[],
  refresh: Refresh,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const stops: (() => void)[] = [];
  let isOpen = true;
  let controller: ReadableStreamDefaultController<Uint8Array>;

  const close = () => {
    if (!isOpen) return;
    isOpen = false;
    for (const stop of stops) stop();
    try {
      controller.close();
    } catch {
      // The reader went first.
    }
  };
  const send = (text: string) => {
    if (!isOpen) return;
    if ((controller.desiredSize ?? 0) < -MAX_UNREAD) close();
    else controller.enqueue(encoder.encode(text));
  };

  return new ReadableStream<Uint8Array>({
    async start(given) {
      controller = given;
      send('retry: 1000\n: open\n\n');
      const ping = setInterval(() => send(': ping\n\n'), PING_MS);
      stops.push(() => clearInterval(ping), onShutdown(close));
      signal.addEventListener('abort', close, { once: true });
      for (const article of articles) {
        const deliver = deliverer(article, refresh, send, close);
        const stop = await hearOfArticle(article.articleId, () => void deliver());
        if (isOpen) stops.push(stop);
        else stop();
        await deliver();
      }
      send('event: ready\ndata: {}\n\n');
    },
    cancel: close,
  });
}

/** Delivers what an article has beyond the last seq sent; called again while it works, it goes round once more. */
function deliverer(article: { articleId: string; seq: number }, refresh: Refresh, send: (text: string) => void, close: () => void) {
  let { seq } = article;
  let isBusy = false;
  let isAgain = false;
  return async () => {
    isAgain = true;
    if (isBusy) return;
    isBusy = true;
    try {
      while (isAgain) {
        isAgain = false;
        const actor = await refresh();
        if (!actor) return close();
        const answer = await readEntriesAfter(actor, article.articleId, seq);
        const last = answer.entries.at(-1);
        if (!last) continue;
        seq = last.seq;
        isAgain = seq < answer.headSeq;
        const message: LiveMessage = { articleId: article.articleId, ...answer };
        send(`event: entries\ndata: ${JSON.stringify(message)}\n\n`);
      }
    } catch (error) {
      // Gone or no longer theirs to see: nothing is said. A database that does not answer: the next notice tries again.
      if (!(error instanceof DomainError)) log.error({ err: error }, 'A live delivery failed');
    } finally {
      isBusy = false;
    }
  };
}
