import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { LastCopies } from './last-copies';
import { Outbox } from './outbox';

/** Where outboxes outlive a tab. */
export interface OutboxStore {
  /** Keeps an outbox as it is now; one with nothing in it is removed. `isLeaving`: the page may be gone before that is done. */
  save(outbox: Outbox, isLeaving?: boolean): Promise<void>;
  /** All outboxes of an article that can be read. */
  list(articleId: string): Promise<Outbox[]>;
  /** The names (`clientId`) of all, also of those that a later version of the page has kept in a way that is not known here. */
  listNames(articleId: string): Promise<string[]>;
  /** How many changes are nowhere but here, in all: those that wait, and those that could not be stored and were not seen to. */
  countUnsent(): Promise<number>;
  /** Removes everything: signing out. */
  wipe(): Promise<void>;
}

/** All that one person has kept in this browser, of whatever article. */
export interface PersonsStore extends OutboxStore {
  listAll(): Promise<Outbox[]>;
  /** Removes an outbox, unless it is another by now: a tab may have taken it over. */
  forget(outbox: Outbox): Promise<void>;
}

interface Schema extends DBSchema {
  outboxes: { key: [string, string]; value: Outbox; indexes: { article: string } };
}

/** A page that lives on has long written what it kept. */
const SWEPT_AFTER_MS = 60_000;

/** How often each person was signed out in this page: what was opened before keeps nothing any more. */
const ends = new Map<string, number>();
const endsOf = (personId: string) => ends.get(personId) ?? 0;

/** The person is signed out, here or in another tab. From here on a store of theirs that is open in this page removes what it is given to keep. */
export function keepNothingMore(personId: string): void {
  ends.set(personId, endsOf(personId) + 1);
}

/** The store of one person in this browser. Its name carries the person's id: nobody else's outbox is ever read or sent. */
export function openOutboxStore(personId: string): PersonsStore {
  let opened: Promise<IDBPDatabase<Schema>> | null = null;
  const endsBefore = endsOf(personId);
  const open = () => {
    if (opened) return opened;
    const opening = openDB<Schema>(`galley-outbox-${personId}`, 1, {
      upgrade(database) {
        const store = database.createObjectStore('outboxes', { keyPath: ['articleId', 'clientId'] });
        store.createIndex('article', 'articleId');
      },
      // The browser closes it when somebody clears the data of the site.
      terminated: () => letGo(),
      // A later version of the page is open in another tab, and could not begin before: this one says that it keeps nothing.
      blocking: () => {
        letGo();
        void opening.then((database) => database.close());
      },
    });
    // What could not be opened, or is closed, is opened anew at the next need: the disk may have room by then.
    const letGo = () => {
      if (opened === opening) opened = null;
    };
    opened = opening;
    opening.catch(letGo);
    return opening;
  };
  const last = new LastCopies(personId);
  const copiesOf = (articleId?: string) => last.all().filter(({ outbox }) => articleId === undefined || outbox.articleId === articleId);
  /** What was found, as it was when its pages went. */
  const withLast = (found: Outbox[], articleId?: string): Outbox[] => {
    const copies = copiesOf(articleId);
    const others = found.filter((one) => !copies.some(({ outbox }) => isSame(one, outbox)));
    return [...others, ...copies.map(({ outbox }) => outbox).filter((outbox) => !isEmpty(outbox))];
  };
  /** A copy of an empty outbox has done its part once no page can be at it any more: nothing would ever write that outbox again. */
  const sweep = async () => {
    for (const { outbox, at, written } of last.all()) {
      if (!isEmpty(outbox) || Math.abs(Date.now() - at) < SWEPT_AFTER_MS) continue;
      const database = await open();
      // Its tab may have gone on with it meanwhile.
      if (last.written(outbox) !== written) continue;
      await database.delete('outboxes', [outbox.articleId, outbox.clientId]);
      last.drop(outbox, written);
    }
  };
  const listAll = async () => {
    await sweep();
    return withLast(parseAll(await (await open()).getAll('outboxes')));
  };
  return {
    async save(outbox, isLeaving = false) {
      const isOver = () => endsOf(personId) !== endsBefore;
      if (isLeaving && !isOver()) last.put(outbox);
      const copy = last.written(outbox);
      const database = await open();
      // A page that closes keeps its outbox once more: after signing out that would bring back what was wiped. It removes its own instead: another tab
      // may have wiped before this one heard of it, and kept it anew.
      const removes = isOver() || isEmpty(outbox);
      // Strict: an entry that the page shows as kept is on the disk, not in a buffer of the browser.
      const transaction = database.transaction('outboxes', 'readwrite', { durability: removes ? 'relaxed' : 'strict' });
      const { store } = transaction;
      const request = removes ? store.delete([outbox.articleId, outbox.clientId]) : store.put(outbox);
      // A page that is left hears of no request any more, and browsers call off what it has not told them to commit.
      // https://w3c.github.io/IndexedDB/#dom-idbtransaction-commit
      transaction.commit();
      await Promise.all([request, transaction.done]);
      // A write that was begun before the copy has not got what is in it.
      last.drop(outbox, isOver() ? last.written(outbox) : copy);
    },
    async list(articleId) {
      const found = await (await open()).getAllFromIndex('outboxes', 'article', articleId);
      return withLast(parseAll(found), articleId);
    },
    async listNames(articleId) {
      const keys = await (await open()).getAllKeysFromIndex('outboxes', 'article', articleId);
      const copies = copiesOf(articleId);
      const isCopied = (clientId: string) => copies.some(({ outbox }) => outbox.clientId === clientId);
      return [
        ...keys.map(([, clientId]) => clientId).filter((clientId) => !isCopied(clientId)),
        ...copies.filter(({ outbox }) => !isEmpty(outbox)).map(({ outbox }) => outbox.clientId),
      ];
    },
    listAll,
    async countUnsent() {
      // What a page left is there also where IndexedDB is not: it would go with signing out.
      const all = await listAll().catch(() => withLast([]));
      return all.reduce((sum, one) => sum + one.items.length + one.refused.length, 0);
    },
    async forget(outbox) {
      const copy = copiesOf(outbox.articleId).find((one) => isSame(one.outbox, outbox));
      if (copy && JSON.stringify(copy.outbox) !== JSON.stringify(outbox)) return;
      const transaction = (await open()).transaction('outboxes', 'readwrite');
      const key: [string, string] = [outbox.articleId, outbox.clientId];
      const now: unknown = await transaction.store.get(key);
      const isIt = copy ? last.written(outbox) === copy.written : JSON.stringify(Outbox.safeParse(now).data) === JSON.stringify(outbox);
      if (isIt) await transaction.store.delete(key);
      await transaction.done;
      last.drop(outbox, copy?.written ?? null);
    },
    async wipe() {
      keepNothingMore(personId);
      last.clear();
      await (await open()).clear('outboxes');
    },
  };
}

const isEmpty = ({ items, refused }: Outbox) => items.length === 0 && refused.length === 0;

const isSame = (one: Outbox, other: Outbox) => one.articleId === other.articleId && one.clientId === other.clientId;

/** What can be read of it: an outbox that a later version of the page has kept may be none to this one. */
const parseAll = (found: unknown[]): Outbox[] => found.flatMap((one) => Outbox.safeParse(one).data ?? []);
