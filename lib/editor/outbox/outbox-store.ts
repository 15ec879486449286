import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { z } from 'zod';

/** One unacknowledged entry, as it will be sent. Text entries carry their steps; ranges are in the coordinates after the earlier ones' steps. */
export const OutboxItem = z.object({ id: z.uuid(), type: z.string(), payload: z.record(z.string(), z.unknown()) });
export type OutboxItem = z.infer<typeof OutboxItem>;

/** One tab's unacknowledged entries in order, and what they are based on: a version and seq, and the hash of the entry there, where it was known. */
export const Outbox = z.object({
  articleId: z.uuid(),
  clientId: z.string(),
  base: z.object({ version: z.number().int(), seq: z.number().int(), hash: z.string().optional() }),
  items: z.array(OutboxItem),
  /** What could not be stored, kept until the person has seen to it. */
  refused: z.array(z.object({ item: OutboxItem, reason: z.string() })).default([]),
});
export type Outbox = z.infer<typeof Outbox>;

/** Where outboxes outlive a tab. */
export interface OutboxStore {
  /** Keeps an outbox as it is now; one with nothing in it is removed. */
  save(outbox: Outbox): Promise<void>;
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
    });
    // What could not be opened, or is closed, is opened anew at the next need: the disk may have room by then.
    const letGo = () => {
      if (opened === opening) opened = null;
    };
    opened = opening;
    opening.catch(letGo);
    return opening;
  };
  const listAll = async () => parseAll(await (await open()).getAll('outboxes'));
  return {
    async save(outbox) {
      const database = await open();
      // A page that closes keeps its outbox once more: after signing out that would bring back what was wiped. It removes its own instead: another tab
      // may have wiped before this one heard of it, and kept it anew.
      const isOver = endsOf(personId) !== endsBefore;
      const removes = isOver || (outbox.items.length === 0 && outbox.refused.length === 0);
      // Strict: an entry that the page shows as kept is on the disk, not in a buffer of the browser.
      const transaction = database.transaction('outboxes', 'readwrite', { durability: removes ? 'relaxed' : 'strict' });
      const { store } = transaction;
      const request = removes ? store.delete([outbox.articleId, outbox.clientId]) : store.put(outbox);
      // A page that is left hears of no request any more, and browsers call off what it has not told them to commit.
      // https://w3c.github.io/IndexedDB/#dom-idbtransaction-commit
      transaction.commit();
      await Promise.all([request, transaction.done]);
    },
    async list(articleId) {
      return parseAll(await (await open()).getAllFromIndex('outboxes', 'article', articleId));
    },
    async listNames(articleId) {
      const keys = await (await open()).getAllKeysFromIndex('outboxes', 'article', articleId);
      return keys.map(([, clientId]) => clientId);
    },
    listAll,
    async countUnsent() {
      return (await listAll()).reduce((sum, one) => sum + one.items.length + one.refused.length, 0);
    },
    async forget(outbox) {
      const transaction = (await open()).transaction('outboxes', 'readwrite');
      const key: [string, string] = [outbox.articleId, outbox.clientId];
      const now: unknown = await transaction.store.get(key);
      if (JSON.stringify(Outbox.safeParse(now).data) === JSON.stringify(outbox)) await transaction.store.delete(key);
      await transaction.done;
    },
    async wipe() {
      keepNothingMore(personId);
      await (await open()).clear('outboxes');
    },
  };
}

/** What can be read of it: an outbox that a later version of the page has kept may be none to this one. */
const parseAll = (found: unknown[]): Outbox[] => found.flatMap((one) => Outbox.safeParse(one).data ?? []);
