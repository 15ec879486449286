import { v7 as uuidv7 } from 'uuid';
import { call } from '@/lib/api';
import * as contract from '@/lib/domain/contract/journal';
import type { Abandoned, TakeOverOptions } from '@/lib/editor/outbox/abandoned-outboxes';
import type { OpenedArticle, ReadState } from '@/lib/editor/session/open-article';
import type { SessionOptions, SessionTransport } from '@/lib/editor/session/session-options';
import { assembleArticle, type EditorSurroundings, type OpenArticle } from './assemble-article';
import { followLate } from './follow-late';
import { giveUpWhenTaken } from './give-up-article';
import { holdUnkept } from './hold-unkept';

/** The browser's way to the server for a session. */
const transport: SessionTransport = {
  append: (articleId, batch) => call(contract.appendEntries, { params: { articleId }, body: batch }),
  entriesAfter: (articleId, after, hash) => call(contract.readEntries, { params: { articleId }, query: { after, hash } }),
};

const now = () => new Date().toISOString();

const timers = {
  setTimeout: (run: () => void, ms: number) => window.setTimeout(run, ms),
  clearTimeout: (id: unknown) => {
    if (typeof id === 'number') window.clearTimeout(id);
  },
  random: () => Math.random(),
};

/** What decides here as on the server: the desk's rules, and the house's types of tags. */
export type Asked = Required<Pick<SessionOptions, 'rules' | 'tagTypes'>>;

interface Given {
  articleId: string;
  personId: string;
  asked: Asked;
  surroundings: { current: EditorSurroundings };
  readState: ReadState;
}

/** Puts an opened article together, and has it sent and followed until it is closed. */
export function beginArticle(
  opened: OpenedArticle,
  takeOver: (options: TakeOverOptions) => Abandoned,
  given: Given,
): { article: OpenArticle; abandoned: Abandoned; close(): void } {
  const { articleId, personId, asked, surroundings, readState } = given;
  const { state, clientId, hold } = opened;
  const shared = { ...asked, personId, store: hold, newId: uuidv7, now, transport, timers };
  const article = assembleArticle({ ...shared, articleId, clientId, state, surroundings });
  const { session, sender, editor } = article;
  const abandoned = takeOver({ ...shared, readState });
  if (opened.outbox) session.restore(opened.outbox);
  const stopSending = session.subscribe(() => sender.schedule());
  const retry = () => {
    sender.retry();
    abandoned.retry();
  };
  const stopFollowing = follow(article, given, clientId, retry);
  const stopWatchingLine = watchLine(article, retry);
  let isClosed = false;
  const stopWatchingLeaving = giveUpWhenTaken({ hold, sender, abandoned, isClosed: () => isClosed });
  const unkept = holdUnkept(session, sender, () => {
    // Nothing is kept from here on.
    stopSending();
    return Promise.allSettled([sender.stop(), abandoned.stop()]);
  });
  sender.retry();
  return {
    article,
    abandoned,
    close: () => {
      isClosed = true;
      stopFollowing();
      unkept.letPageGo();
      const leave = () => {
        stopWatchingLine();
        stopWatchingLeaving();
        unkept.forget();
        opened.release(unkept.end());
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

/** Has an article follow what others do. Gives the way to stop. */
function follow(
  { session, sender, colleagues }: OpenArticle,
  { articleId, personId, surroundings }: Given,
  clientId: string,
  retry: () => void,
): () => void {
  // The answer to reading says why nothing comes any more, and the save state shows it.
  const askWhy = () => {
    colleagues.clear();
    return sender.catchUp();
  };
  const askRights = () => surroundings.current.onRights();
  return followLate(
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
}

/** Forgets who is here while there is no line, since nobody knows it then, and sends again when it is back. Gives the way to stop. */
function watchLine({ colleagues }: OpenArticle, retry: () => void): () => void {
  const forgetPeople = () => colleagues.clear();
  window.addEventListener('offline', forgetPeople);
  window.addEventListener('online', retry);
  return () => {
    window.removeEventListener('offline', forgetPeople);
    window.removeEventListener('online', retry);
  };
}
