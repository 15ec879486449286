import { ApiError } from '@/lib/api';
import { type ArticleState, stateFromJson } from '@/lib/domain/article-state';
import { holdOutbox } from '../outbox/outbox-lock';
import type { Outbox, OutboxStore } from '../outbox/outbox-store';

/** An article as this tab opens it: at the base of the outbox that is to be put back, or now. */
export interface OpenedArticle {
  clientId: string;
  state: ArticleState;
  outbox: Outbox | null;
  /** Other outboxes of this person and article whose tabs are gone: to be sent one after the other. */
  abandoned: Outbox[];
  /** Gives the outbox up, so that another tab may take it. */
  release(): void;
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

/**
 * Opens an article in this tab. The tab keeps its outbox over a reload (sessionStorage names it, a lock holds it); an outbox whose tab is
 * gone is taken over. Throws ApiError as `readState` does.
 */
export async function openArticle({ articleId, personId, store, readState, newId }: OpenOptions): Promise<OpenedArticle> {
  const kept = await store.list(articleId).catch(() => null);
  const outboxes = kept ?? [];
  const key = `galley-client-${personId}-${articleId}`;
  // Where what is kept can't be read, this tab begins anew: under its old name it would write over what it had kept.
  const remembered = kept ? sessionStorage.getItem(key) : null;
  const free: { outbox: Outbox | null; clientId: string; release(): void }[] = [];
  // A duplicated tab copies sessionStorage: the lock tells which of the two keeps the outbox.
  const own = remembered === null ? null : await holdOutbox(personId, remembered);
  if (own && remembered)
    free.push({ clientId: remembered, outbox: outboxes.find((one) => one.clientId === remembered) ?? null, release: own });
  const others = outboxes.filter(({ clientId }) => clientId !== remembered);
  const releases = await Promise.all(others.map(({ clientId }) => holdOutbox(personId, clientId)));
  for (const [index, outbox] of others.entries()) {
    const release = releases[index];
    if (release) free.push({ outbox, clientId: outbox.clientId, release });
  }
  const chosen = free.find(({ outbox }) => outbox !== null) ?? free[0] ?? (await freshClient(personId, newId));
  const rest = free.filter((one) => one !== chosen);
  // The name that it had is for the time when that can be read again.
  if (kept) sessionStorage.setItem(key, chosen.clientId);
  const release = () => {
    for (const one of [chosen, ...rest]) one.release();
  };
  const opened = await readAt(chosen.outbox, readState).catch((error: unknown) => {
    // Whoever tries again in this page must find them free, as they were.
    release();
    throw error;
  });
  return { clientId: chosen.clientId, ...opened, abandoned: rest.flatMap(({ outbox }) => outbox ?? []), release };
}

async function freshClient(personId: string, newId: () => string) {
  const clientId = newId();
  return { clientId, outbox: null, release: (await holdOutbox(personId, clientId)) ?? (() => undefined) };
}

/** The article at the outbox's base. If the server does not know that base any more, nothing is sent: the person is shown what was kept. */
async function readAt(outbox: Outbox | null, readState: ReadState) {
  if (outbox && outbox.items.length > 0) {
    try {
      return { state: await stateAt(readState, outbox.base), outbox };
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'not-found') throw error;
      const reason = 'The server has another article than this page had. This was not saved.';
      const refused = [...outbox.refused, ...outbox.items.map((item) => ({ item, reason }))];
      return { state: await stateAt(readState), outbox: { ...outbox, items: [], refused } };
    }
  }
  return { state: await stateAt(readState), outbox };
}

/** The article at the base of an outbox, or now. `not-found` where the server has another entry at that base. Throws ApiError as `readState` does. */
export async function stateAt(readState: ReadState, base?: Outbox['base']): Promise<ArticleState> {
  const { state, hash } = await readState(base?.seq);
  if (base?.hash !== undefined && base.hash !== hash) throw new ApiError('not-found', 404, '');
  return { ...stateFromJson(state), hash };
}
