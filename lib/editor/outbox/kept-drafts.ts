import { z } from 'zod';
import { readJson } from '@/lib/domain/read-json';
import { withStorage } from '../browser-storage';

/** Each draft under the name that its form has given it. What is in it, the form reads. */
const Drafts = z.record(z.string(), z.unknown());

/**
 * What a person has begun to write and not sent, in one tab. It outlives the page, which a phone puts away as it likes, and goes with
 * the tab. A browser that keeps nothing is none the worse but for that.
 */
export class KeptDrafts {
  private readonly drafts: Map<string, unknown>;
  /** True while there is something of ours in the storage. */
  private isKept: boolean;
  private isBehind = false;
  private say: ((isKept: boolean) => void) | undefined;

  /** `later` is given what is to be done soon, and not again before that is done. Without a storage drafts live as long as the page. */
  constructor(
    private readonly key: string,
    private readonly later: (write: () => void) => void,
  ) {
    this.drafts = new Map(Object.entries(this.read()));
    this.isKept = this.drafts.size > 0;
  }

  /** As it was set, or as it came out of the storage: whoever asks for it parses it. */
  get(name: string): unknown {
    return this.drafts.get(name);
  }

  /** Null forgets it. `say` is told once it is written: false where the storage has no room, or there is none. */
  set(name: string, draft: unknown, say?: (isKept: boolean) => void): void {
    this.say = say;
    if (draft === null) this.drafts.delete(name);
    else this.drafts.set(name, draft);
    if (this.isBehind) return;
    this.isBehind = true;
    this.later(() => this.write());
  }

  /** Has the storage hold what there is now. */
  write(): void {
    if (!this.isBehind) return;
    this.isBehind = false;
    const text = this.drafts.size > 0 ? JSON.stringify(Object.fromEntries(this.drafts)) : null;
    const done = withStorage('sessionStorage', (storage) => {
      // What was kept is gone: the person has signed out, and a page that is being left keeps nothing anew.
      if (this.isKept && !storage.getItem(this.key)) return 'signed-out';
      if (text === null) storage.removeItem(this.key);
      else storage.setItem(this.key, text);
      return 'written';
    });
    if (done === 'signed-out') return;
    // Where there was no room, what was kept before is most of it.
    if (done === 'written') this.isKept = text !== null;
    this.say?.(done === 'written' || text === null);
  }

  private read(): Record<string, unknown> {
    const kept = withStorage('sessionStorage', (storage) => storage.getItem(this.key));
    return Drafts.safeParse(readJson(kept ?? '{}')).data ?? {};
  }
}
