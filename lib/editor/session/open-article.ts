import { ApiError } from '@/lib/api';
import { type ArticleState, stateFromJson } from '@/lib/domain/article-state';
import { withStorage } from '../browser-storage';
import type { Outbox } from '../outbox/outbox';
import { OutboxHold } from '../outbox/outbox-hold';
import type { OutboxStore } from '../outbox/outbox-store';

/** An article as this tab opens it: at the base of the outbox that is to be put back, or now. */
export interface OpenedArticle {
  clientId: string;
  state: ArticleState;
  outbox: Outbox | null;
  /** Other outboxes of this person and article whose tabs are gone: to be sent one after the other. */
  abandoned: Outbox[];
  /** What it holds of outboxes, and writes them by. */
  hold: OutboxHold;
  /** Gives the outboxes up, so that another tab may take them: at once, or when `ended` is. This page opens nothing before that. */
  release(ended?: Promise<unknown>): void;
}

/** How the article is read, at a seq or now, with the hash of the entry there. */
export type ReadState = (seq?: number) => Promise<{ state: unknown; hash?: string | undefined }>;

interface OpenOptions {
  articleId: string;
  personId: string;
  store: OutboxStore;
  readState: ReadState;
  newId(): string;
}

/** What this page closes writes once more: whoever comes back at once would find its outbox held. */
let closing: Promise<unknown> = Promise.resolve();

/**
 * Opens an article in this tab. The tab keeps its outbox over a reload (sessionStorage names it, a lock holds it); an outbox whose tab is
 * gone is taken over. Throws ApiError as `readState` does.
 */
export async function openArticle({ articleId, personId, store, readState, newId }: OpenOptions): Promise<OpenedArticle> {
  await closing;
  const key = `galley-client-${personId}-${articleId}`;
  const remembered = withStorage('sessionStorage', (storage) => storage.getItem(key));
  const hold = new OutboxHold(personId, store, newId);
  const release = (ended?: Promise<unknown>) => {
    if (ended) closing = Promise.allSettled([closing, ended]).then(() => hold.end());
    else hold.end();
  };
  try {
    const kept = await takeOver(hold, store, articleId, remembered);
    // Where what is kept can't be read, this tab begins anew: under its old name it would write over what it had kept.
    if (!kept && remembered !== null) hold.release(remembered);
    for (const one of kept ?? []) hold.found(one);
    const chosen = kept?.find(({ clientId }) => clientId === remembered) ?? kept?.[0] ?? null;
    const clientId = chosen?.clientId ?? (remembered !== null && hold.has(remembered) ? remembered : newId());
    if (!hold.has(clientId)) await hold.take(clientId);
    // The name that it had is for the time when that can be read again. Where it can't be written, the outbox is found once its tab is gone.
    if (kept) withStorage('sessionStorage', (storage) => storage.setItem(key, clientId));
    const opened = await readAt(chosen, readState);
    return { clientId, ...opened, abandoned: kept?.filter((one) => one !== chosen) ?? [], hold, release };
  } catch (error) {
    // Whoever tries again in this page must find them free, as they were.
    hold.end();
    throw error;
  }
}

/**
 * Takes what this tab had kept, and what closed tabs have. Gives what is kept of what it holds then, or null where that can't be read.
 * Each is read once it is held: before, its tab may write once more and go.
 */
async function takeOver(hold: OutboxHold, store: OutboxStore, articleId: string, remembered: string | null): Promise<Outbox[] | null> {
  // A duplicated tab copies sessionStorage: the lock tells which of the two keeps the outbox.
  const isOwn = remembered !== null && (await hold.take(remembered));
  const read = await Promise.all([store.list(articleId), isOwn ? store.listNames(articleId) : []]).catch(() => null);
  const [found = null, names = []] = read ?? [];
  // A later version of the page wrote it, and will read it again: under its name this one would write over it.
  if (isOwn && names.includes(remembered) && !found?.some(({ clientId }) => clientId === remembered)) hold.release(remembered);
  const others = found?.map(({ clientId }) => clientId).filter((clientId) => clientId !== remembered) ?? [];
  const taken = await Promise.all(others.map(async (clientId) => ((await hold.take(clientId)) ? [clientId] : [])));
  const held = taken.flat();
  const kept = held.length > 0 ? await store.list(articleId).catch(() => null) : found;
  // What was sent by then is gone, and so is what nobody can read.
  for (const one of held) if (!kept?.some(({ clientId }) => clientId === one)) hold.release(one);
  return kept?.filter(({ clientId }) => hold.has(clientId)) ?? null;
}

/**
 * The article at the outbox's base. If the server does not know that base any more, nothing is sent, and it is the article as it is now: the person is
 * shown what was kept. Throws ApiError as `readState` does.
 */
export async function readAt<Kept extends Outbox | null>(
  outbox: Kept,
  readState: ReadState,
): Promise<{ state: ArticleState; outbox: Kept | Outbox }> {
  if (!outbox || outbox.items.length === 0) return { state: stateOf(await readState()), outbox };
  const state = await stateAt(readState, outbox.base);
  if (state !== 'other-article') return { state, outbox };
  const reason = 'The server has another article than this page had. This was not saved.';
  const refused = [...outbox.refused, ...outbox.items.map((item) => ({ item, reason }))];
  return { state: stateOf(await readState()), outbox: { ...outbox, items: [], refused } };
}

/**
 * The article at the base of an outbox, or `other-article` where the server has none there that it shows to this person, or another entry. Throws
 * ApiError as `readState` does.
 */
async function stateAt(readState: ReadState, base: Outbox['base']): Promise<ArticleState | 'other-article'> {
  const read = await readState(base.seq).catch((error: unknown) => {
    if (error instanceof ApiError && error.code === 'not-found') return null;
    throw error;
  });
  if (read === null || (base.hash !== undefined && base.hash !== read.hash)) return 'other-article';
  return stateOf(read);
}

const stateOf = ({ state, hash }: Awaited<ReturnType<ReadState>>): ArticleState => ({ ...stateFromJson(state), hash });
