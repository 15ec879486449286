import http from 'node:http';
import { EditorState, type Transaction } from '@tiptap/pm/state';
import { ReplaceStep } from '@tiptap/pm/transform';
import { collab } from 'prosemirror-collab';
import { v7 as uuidv7 } from 'uuid';
import { ApiError, call, callRaw } from '@/lib/api';
import { stateFromJson } from '@/lib/domain/article-state';
import * as contract from '@/lib/domain/contract/journal';
import { liveStream } from '@/lib/domain/contract/live';
import { LiveConnection, type LiveEvents } from '@/lib/editor/live/live-connection';
import { annotationPlugin } from '@/lib/editor/marks/annotation-plugin';
import { marksOf } from '@/lib/editor/marks/mark-of';
import type { Outbox } from '@/lib/editor/outbox/outbox';
import type { OutboxStore } from '@/lib/editor/outbox/outbox-store';
import { ArticleSession } from '@/lib/editor/session/article-session';
import { RECEIVED, type SessionTransport } from '@/lib/editor/session/session-options';
import { SessionSender } from '@/lib/editor/session/session-sender';
import type { Timers } from '@/lib/editor/session/timers';
import { ActionHistory } from '@/lib/editor/undo/action-history';
import { tokensIn } from './protocol';
import type { Watcher } from './tally';
import { TypingHost } from './typing-host';

/** One tab of the bench, of either kind. */
export interface BenchClient {
  /** Types a word at a place (0..1) of the text. */
  type(words: string, place: number): void;
  readonly text: string;
}

export interface GalleyPlace {
  url: string;
  articleId: string;
  person: { id: string; cookie: string };
}

/** In whose name is asked in this very turn. */
let cookieNow = '';

/**
 * Calls `lib/api` in a person's name. It calls `fetch` before it waits for anything, so that no context has to be carried through all that fifty pages wait
 * for.
 */
function askAs<T>(cookie: string, ask: () => Promise<T>): Promise<T> {
  cookieNow = cookie;
  const answer = ask();
  cookieNow = '';
  return answer;
}

/** Has `lib/api` ask the server at `url`, as the person in whose name it is called: a browser has one of each, this process many. */
export function answerFrom(url: string): void {
  const plainFetch = globalThis.fetch;
  globalThis.fetch = (address, init) => {
    const headers = new Headers(init?.headers);
    headers.set('cookie', cookieNow);
    return plainFetch(new URL(String(address), url), { ...init, headers });
  };
}

/** The app's own tab without a browser: session, sender and live stream of `lib/editor` over an editor without a view. */
export async function openGalleyClient({ articleId, person }: GalleyPlace, watcher: Watcher): Promise<BenchClient> {
  const answer = await askAs(person.cookie, () => call(contract.readArticleState, { params: { articleId }, query: {} }));
  const state = stateFromJson(answer.state);
  const clientId = uuidv7();
  const host = new TypingHost(
    EditorState.create({
      doc: state.doc,
      plugins: [annotationPlugin({ marks: marksOf(state.annotations.values()) }), collab({ version: state.version, clientID: clientId })],
    }),
  );
  const now = () => new Date().toISOString();
  const session = new ArticleSession({
    articleId,
    clientId,
    personId: person.id,
    state,
    host,
    store: new MemoryStore(),
    newId: uuidv7,
    now,
  });
  const actions = new ActionHistory(session);
  host.onTransaction = (transaction) => {
    session.onTransaction(transaction);
    actions.onTransaction(transaction);
    if (transaction.docChanged && transaction.getMeta(RECEIVED)) watcher.arrived(tokensInserted(transaction));
  };
  const sender = new SessionSender(session, watchedTransport(person.cookie, watcher), timers);
  /** The own edits of each entry that is not confirmed. */
  const unconfirmed = new Map<string, string[]>();
  session.subscribe(() => {
    const items = new Set(session.items.map(({ id }) => id));
    for (const [id, tokens] of unconfirmed) {
      if (items.has(id)) continue;
      unconfirmed.delete(id);
      if (!session.refused.some(({ item }) => item.id === id)) watcher.acknowledged(tokens);
    }
    sender.schedule();
  });
  await follow(articleId, person.cookie, session, sender);
  return {
    type(words, place) {
      host.type(words, place);
      const id = session.items.at(-1)?.id ?? '';
      unconfirmed.set(id, [...(unconfirmed.get(id) ?? []), ...tokensIn(words)]);
    },
    get text() {
      return host.text;
    },
  };
}

/** The live stream, once it has brought all until now. */
function follow(articleId: string, cookie: string, session: ArticleSession, sender: SessionSender): Promise<void> {
  return new Promise((resolve) => {
    const events: LiveEvents = {
      entries: (message) => void sender.take(message),
      presence: () => undefined,
      rights: () => undefined,
      ready: () => {
        sender.retry();
        resolve();
      },
      gone: () => undefined,
      lost: () => void sender.catchUp(),
      refused: () => void sender.catchUp(),
    };
    const ask = async (article: string[], signal: AbortSignal) => {
      const { body } = await askAs(cookie, () => callRaw(liveStream, { query: { article }, signal }));
      if (!body) throw new Error('The stream has no body');
      return body;
    };
    const connection = new LiveConnection(() => [[articleId, session.confirmed.seq]], events, ask);
    connection.reopen();
  });
}

/** The way of the pages to the server, in a person's name, and when it is gone. */
const watchedTransport = (cookie: string, watcher: Watcher): SessionTransport => ({
  append: async (articleId, batch) => {
    watcher.sent(tokensIn(JSON.stringify(batch.entries)));
    try {
      return await askAs(cookie, () => call(contract.appendEntries, { params: { articleId }, body: batch }));
    } catch (error) {
      if (error instanceof ApiError && error.code === 'stale-version') watcher.stale();
      throw error;
    }
  },
  entriesAfter: (articleId, after) => askAs(cookie, () => call(contract.readEntries, { params: { articleId }, query: { after } })),
});

/** A browser waits no time for no time; Node makes a millisecond of it. */
const timers: Timers = {
  setTimeout(run, ms) {
    if (ms > 0) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    }
    const turn = setImmediate(run);
    return () => clearImmediate(turn);
  },
  clearTimeout(callOff) {
    if (typeof callOff === 'function') callOff();
  },
  random: () => Math.random(),
};

function tokensInserted({ steps }: Transaction): string[] {
  return steps.flatMap((step) =>
    step instanceof ReplaceStep ? tokensIn(step.slice.content.textBetween(0, step.slice.content.size, '\n')) : [],
  );
}

/** In a browser this is a disk; here it is the same work without one. */
class MemoryStore implements OutboxStore {
  private readonly kept = new Map<string, Outbox>();

  async save(outbox: Outbox): Promise<void> {
    if (outbox.items.length === 0 && outbox.refused.length === 0) this.kept.delete(outbox.clientId);
    else this.kept.set(outbox.clientId, structuredClone(outbox));
  }

  async list(): Promise<Outbox[]> {
    return [...this.kept.values()];
  }

  async listNames(): Promise<string[]> {
    return [...this.kept.keys()];
  }

  async countUnsent(): Promise<number> {
    return (await this.list()).reduce((sum, { items }) => sum + items.length, 0);
  }

  async wipe(): Promise<void> {
    this.kept.clear();
  }
}

/** Someone who only reads: their stream is taken from the line and not looked at. Resolves once it has begun. */
export function openReader({ url, articleId, person }: GalleyPlace): Promise<void> {
  return new Promise((resolve, reject) => {
    const address = new URL(`/api/v1/live?article=${articleId}:1`, url);
    http
      .get(address, { headers: { cookie: person.cookie }, agent: false }, (response) => {
        if (response.statusCode !== 200) reject(new Error(`A reader was refused: ${response.statusCode}`));
        response.once('data', () => resolve());
        response.resume();
      })
      .on('error', reject);
  });
}
