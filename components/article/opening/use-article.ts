'use client';
import { useEffect, useRef, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { registerKept } from '@/components/desk/sign-out';
import { holdPage } from '@/components/ui/held-page';
import { ApiError, call } from '@/lib/api';
import { callWatched } from '@/lib/call-watched';
import * as contract from '@/lib/domain/contract/journal';
import type { Abandoned, TakeOverOptions } from '@/lib/editor/outbox/abandoned-outboxes';
import type { Outbox } from '@/lib/editor/outbox/outbox';
import { openOutboxStore } from '@/lib/editor/outbox/outbox-store';
import { watchLeaving } from '@/lib/editor/outbox/watch-leaving';
import { type OpenedArticle, openArticle, type ReadState } from '@/lib/editor/session/open-article';
import type { SessionOptions, SessionTransport } from '@/lib/editor/session/session-options';
import { assembleArticle, type EditorSurroundings, type OpenArticle } from './assemble-article';
import { followLate } from './follow-late';
import { openAgain } from './open-again';

/** The browser's way to the server for a session. */
const transport: SessionTransport = {
  append: (articleId, batch) => callWatched(contract.appendEntries, { params: { articleId }, body: batch }),
  entriesAfter: (articleId, after, hash) => callWatched(contract.readEntries, { params: { articleId }, query: { after, hash } }),
};

const now = () => new Date().toISOString();

const timers = {
  setTimeout: (run: () => void, ms: number) => window.setTimeout(run, ms),
  clearTimeout: (id: unknown) => {
    if (typeof id === 'number') window.clearTimeout(id);
  },
  random: () => Math.random(),
};

type Opening =
  | { name: 'opening' }
  | { name: 'failed'; sentence: string; retry(): void }
  | { name: 'open'; article: OpenArticle; abandoned: Abandoned };

/** What decides here as on the server: the desk's rules, and the house's types of tags. */
type Asked = Required<Pick<SessionOptions, 'rules' | 'tagTypes'>>;

/** Opens an article for as long as the component is there: its outbox, its editor, its sending and its live stream. */
export function useArticle(articleId: string, personId: string, asked: Asked, surroundings: EditorSurroundings): Opening {
  const [opening, setOpening] = useState<Opening>({ name: 'opening' });
  const [attempt, setAttempt] = useState(0);
  // The editor lives as long as the article is open; the surroundings are made anew with every rendering.
  const latest = useRef(surroundings);
  latest.current = surroundings;
  const latestAsked = useRef(asked);
  latestAsked.current = asked;

  useEffect(() => {
    // A retry is a new attempt: the effect runs again.
    void attempt;
    let isGone = false;
    let close: (() => void) | null = null;
    let stopWaiting: (() => void) | null = null;
    const retry = () => setAttempt((before) => before + 1);
    const fail = (error: unknown) => {
      const sentence = error instanceof ApiError ? error.message : 'This article cannot be shown. Reload the page.';
      if (!isGone) {
        setOpening({ name: 'failed', sentence, retry });
        stopWaiting = openAgain(error, retry);
      }
      if (!(error instanceof ApiError)) throw error;
    };
    open(articleId, personId, latestAsked.current, latest)
      .then((opened) => {
        if (isGone) return opened.close();
        close = opened.close;
        setOpening({ name: 'open', article: opened.article, abandoned: opened.abandoned });
      })
      .catch(fail);
    return () => {
      isGone = true;
      stopWaiting?.();
      close?.();
    };
  }, [articleId, personId, attempt]);

  return opening;
}

/** Said to who would leave a page of which the browser keeps nothing. */
const HELD_UNKEPT = 'This browser cannot keep your changes. Leave the page open until they are saved, or copy them.';

const none: Abandoned = {
  states: [],
  sessions: [],
  revision: 0,
  subscribe: () => () => undefined,
  retry: () => undefined,
  keepNow: () => undefined,
  stop: async () => undefined,
};

/** How the outboxes of closed tabs are taken over. Few openings find any: its script comes for those alone. */
async function fetchTakeOver({ abandoned }: { abandoned: readonly Outbox[] }): Promise<(options: TakeOverOptions) => Abandoned> {
  if (abandoned.length === 0) return () => none;
  const { AbandonedOutboxes } = await import('@/lib/editor/outbox/abandoned-outboxes');
  return (options) => new AbandonedOutboxes(abandoned, options);
}

async function open(
  articleId: string,
  personId: string,
  asked: Asked,
  surroundings: { current: EditorSurroundings },
): Promise<{ article: OpenArticle; abandoned: Abandoned; close(): void }> {
  const store = openOutboxStore(personId);
  const readState = (seq?: number) => call(contract.readArticleState, { params: { articleId }, query: seq === undefined ? {} : { seq } });
  const opened = await openArticle({ articleId, personId, store, newId: uuidv7, readState });
  // A full disk takes the work of such a page last. Asked for quietly: where it is refused all is as before.
  void navigator.storage?.persist?.().catch(() => undefined);
  try {
    const takeOver = await fetchTakeOver(opened);
    return begin(opened, takeOver, { articleId, personId, asked, surroundings, readState });
  } catch (error) {
    // Whoever tries again in this page, or another tab, must find the outboxes free.
    opened.release();
    throw error;
  }
}

interface Given {
  articleId: string;
  personId: string;
  asked: Asked;
  surroundings: { current: EditorSurroundings };
  readState: ReadState;
}

/** Puts an opened article together, and has it sent and followed until it is closed. */
function begin(
  opened: OpenedArticle,
  takeOver: (options: TakeOverOptions) => Abandoned,
  { articleId, personId, asked, surroundings, readState }: Given,
): { article: OpenArticle; abandoned: Abandoned; close(): void } {
  const { state, clientId, hold } = opened;
  const article = assembleArticle({
    articleId,
    clientId,
    personId,
    state,
    store: hold,
    ...asked,
    newId: uuidv7,
    now,
    surroundings,
    transport,
    timers,
  });
  const { session, sender, editor, colleagues } = article;
  const abandoned = takeOver({ ...asked, readState, personId, store: hold, newId: uuidv7, now, transport, timers });
  const retry = () => {
    sender.retry();
    abandoned.retry();
  };
  if (opened.outbox) session.restore(opened.outbox);
  const ask = (event: BeforeUnloadEvent) => event.preventDefault();
  const stopListening = session.subscribe(() => {
    sender.schedule();
    // Only then: browsers put a page that asks when it is left away less readily, and people learn to press on.
    if (sender.unkept > 0) window.addEventListener('beforeunload', ask);
    else window.removeEventListener('beforeunload', ask);
  });
  // The answer to reading says why nothing comes any more, and the save state shows it.
  const askWhy = () => {
    colleagues.clear();
    return sender.catchUp();
  };
  const askRights = () => surroundings.current.onRights();
  const stopFollowing = followLate(
    {
      personId,
      tabId: clientId,
      articleId,
      seq: () => session.confirmed.seq,
      hash: () => session.confirmed.hash,
      onEntries: (message) => void sender.take(message),
      onPresence: (news) => colleagues.take(news),
      onRights: askRights,
      onOpen: () => {
        retry();
        askRights();
      },
      onBack: () => sender.wake(),
      onLost: () => void askWhy(),
      onRefused: askWhy,
    },
    // What was stored between reading the article and following it. Nor is what comes back from the browser's memory of pages the newest.
    () => {
      void sender.catchUp();
      askRights();
    },
  );
  // Without a line nobody knows who is here.
  const forgetPeople = () => colleagues.clear();
  window.addEventListener('offline', forgetPeople);
  window.addEventListener('online', retry);
  let isClosed = false;
  /** What this page had is another's by now: it takes nothing more and is loaded anew, unless its words are nowhere else. */
  const giveUp = async () => {
    // First: what is written from here on would be under nobody's name.
    sender.halt('Another tab may have gone on with this article. Reload it; what you have not sent is kept.');
    await Promise.allSettled([sender.keepNow(), abandoned.stop()]);
    if (isClosed || sender.unkept > 0) return;
    // Without a line the browser would put its own page in the place of this one.
    if (navigator.onLine) window.location.reload();
    else window.addEventListener('online', () => window.location.reload(), { once: true });
  };
  void hold.taken.then(giveUp);
  const stopWatching = watchLeaving({
    keepNow: () => {
      void sender.keepNow();
      abandoned.keepNow();
    },
    putAway: () => {
      if (sender.unkept === 0) hold.putAway();
    },
    comeBack: () => {
      if (hold.isPutAway) void giveUp();
    },
  });
  const end = () => {
    // Nothing is kept from here on, and nobody asks any more before the page is left.
    stopListening();
    window.removeEventListener('beforeunload', ask);
    return Promise.allSettled([sender.stop(), abandoned.stop()]);
  };
  // The store counts what is kept.
  const takeHold = holdPage(() => (sender.unkept > 0 ? HELD_UNKEPT : null));
  const takeEnd = registerKept({ countUnsent: async () => sender.unkept, end });
  sender.retry();
  return {
    article,
    abandoned,
    close: () => {
      isClosed = true;
      stopFollowing();
      takeHold();
      const leave = () => {
        window.removeEventListener('offline', forgetPeople);
        window.removeEventListener('online', retry);
        stopWatching();
        takeEnd();
        opened.release(end());
        editor.destroy();
      };
      const isOver = () => sender.unkept === 0 || sender.isHalted || session.items.length === 0;
      if (isOver()) return leave();
      // The browser's Back asks nobody. What is in memory alone is sent from there until it is saved.
      void sender.keepNow();
      const stopWaiting = session.subscribe(() => {
        if (!isOver()) return;
        stopWaiting();
        leave();
      });
    },
  };
}
