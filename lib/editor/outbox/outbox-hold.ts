import type { Outbox } from './outbox';
import { holdOutbox } from './outbox-lock';
import type { OutboxStore } from './outbox-store';

const WENT_ON = 'This was not saved: another tab has gone on with the work of this one. Copy it if it is still needed.';

/**
 * The outboxes of one person that this tab holds, and the only way in which it writes them. Under a name that is another tab's by now it would
 * write over what that has kept: what the other cannot have found is kept apart then, as not saved, and never sent.
 */
export class OutboxHold {
  /** Settled once another tab has taken one of them. */
  readonly taken: Promise<void>;
  /** The page was left, and lies in the browser's memory or came back from there. */
  isPutAway = false;
  private readonly personId: string;
  private readonly store: OutboxStore;
  private readonly newId: () => string;
  private readonly releases = new Map<string, () => void>();
  /** What whoever takes an outbox finds. */
  private readonly kept = new Map<string, Outbox>();
  private readonly writing = new Map<string, Promise<void>>();
  /** Of each outbox that is this tab's no more the name under which the rest is kept. */
  private readonly apart = new Map<string, string>();
  private isOver = false;
  private say = (): void => undefined;

  constructor(personId: string, store: OutboxStore, newId: () => string) {
    this.personId = personId;
    this.store = store;
    this.newId = newId;
    this.taken = new Promise((resolve) => {
      this.say = resolve;
    });
  }

  has(clientId: string): boolean {
    return this.releases.has(clientId);
  }

  /** Holds an outbox from here on. False if another tab has it. */
  async take(clientId: string): Promise<boolean> {
    const release = await holdOutbox(this.personId, clientId, () => this.lose(clientId));
    if (release) this.releases.set(clientId, release);
    // Whoever asked has failed at something else meanwhile.
    if (this.isOver) this.release(clientId);
    return this.has(clientId);
  }

  /** An outbox that it holds was kept like this. */
  found(outbox: Outbox): void {
    this.kept.set(outbox.clientId, outbox);
  }

  async save(outbox: Outbox, isLeaving = false): Promise<void> {
    const { clientId } = outbox;
    const apart = this.apart.get(clientId);
    if (apart !== undefined) return this.saveApart(outbox, apart);
    const writing = this.store.save(outbox, isLeaving).then(() => {
      if (this.writing.get(clientId) === writing) this.kept.set(clientId, outbox);
    });
    this.writing.set(clientId, writing);
    await writing;
  }

  /** Lets another tab have an outbox. */
  release(clientId: string): void {
    this.releases.get(clientId)?.();
    this.releases.delete(clientId);
  }

  /** Lets other tabs have all, and takes no more. */
  end(): void {
    this.isOver = true;
    for (const clientId of [...this.releases.keys()]) this.release(clientId);
  }

  /**
   * The page is left, and may come back from the browser's memory when others have gone on with all that it holds. What it is writing they
   * find: the lock goes after the write has begun.
   */
  putAway(): void {
    this.isPutAway = true;
    for (const clientId of this.releases.keys()) this.apart.set(clientId, this.newId());
    this.end();
  }

  private lose(clientId: string): void {
    // Whether the other tab found what is being written in this moment is known to nobody.
    this.writing.delete(clientId);
    this.apart.set(clientId, this.newId());
    this.release(clientId);
    this.say();
  }

  private async saveApart(outbox: Outbox, clientId: string): Promise<void> {
    await this.writing.get(outbox.clientId)?.catch(() => undefined);
    const { items = [], refused = [] } = this.kept.get(outbox.clientId) ?? {};
    const found = new Set([...items, ...refused.map(({ item }) => item)].map((item) => JSON.stringify(item)));
    const all = [...outbox.refused, ...outbox.items.map((item) => ({ item, reason: WENT_ON }))];
    const rest = all.filter(({ item }) => !found.has(JSON.stringify(item)));
    await this.store.save({ ...outbox, clientId, items: [], refused: rest });
  }
}
