import { z } from 'zod';
import { readJson } from '@/lib/domain/read-json';
import { withStorage } from '../browser-storage';
import { Outbox } from './outbox';

const Copy = z.object({ at: z.number(), outbox: Outbox });

/** A copy of an outbox that its page wrote as it went. `at`: milliseconds since 1970. */
export interface LastCopy extends z.infer<typeof Copy> {
  /** As it stands in the storage. A later copy of the same outbox has another. */
  written: string;
}

type Named = Pick<Outbox, 'articleId' | 'clientId'>;

/**
 * Outboxes as they were when their pages went, in localStorage. A browser calls off what IndexedDB has not begun when the page is gone, and that is
 * nothing that a page could wait for; here it is written at once. A copy is newer than what IndexedDB has, as long as it is there. Where there is no
 * room, or no storage, there is none.
 */
export class LastCopies {
  private readonly prefix: string;

  constructor(personId: string) {
    this.prefix = `galley-last-${personId}-`;
  }

  /** Also of an outbox with nothing in it: what IndexedDB has of it then is gone. */
  put(outbox: Outbox): void {
    const key = this.keyOf(outbox);
    const copy: z.infer<typeof Copy> = { at: Date.now(), outbox };
    const written = JSON.stringify(copy);
    const isWritten = local((storage) => storage.setItem(key, written)) !== null;
    if (!isWritten) local((storage) => storage.removeItem(key));
  }

  /** The copy that there is now, to be dropped once its like is in IndexedDB. */
  written(outbox: Named): string | null {
    return local((storage) => storage.getItem(this.keyOf(outbox)));
  }

  /** Drops the copy, unless it is another by now. */
  drop(outbox: Named, written: string | null): void {
    if (written === null || this.written(outbox) !== written) return;
    local((storage) => storage.removeItem(this.keyOf(outbox)));
  }

  /** All that can be read. */
  all(): LastCopy[] {
    return this.keys().flatMap((key) => {
      const written = local((storage) => storage.getItem(key));
      const copy = Copy.safeParse(readJson(written ?? 'null'));
      return written !== null && copy.success ? [{ ...copy.data, written }] : [];
    });
  }

  /** Removes everything: signing out. */
  clear(): void {
    for (const key of this.keys()) local((storage) => storage.removeItem(key));
  }

  private keyOf({ articleId, clientId }: Named): string {
    return `${this.prefix}${articleId}-${clientId}`;
  }

  private keys(): string[] {
    const keys = local((storage) => Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '')) ?? [];
    return keys.filter((key) => key.startsWith(this.prefix));
  }
}

const local = <T>(work: (storage: Storage) => T): T | null => withStorage('localStorage', work);
