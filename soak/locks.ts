import { z } from 'zod';

export const LockOptions = z.object({
  ifAvailable: z.boolean().default(false),
  steal: z.boolean().default(false),
  signal: z.instanceof(AbortSignal).optional(),
});
type LockOptions = z.infer<typeof LockOptions>;
type Work = (lock: { name: string } | null) => unknown;

interface Wish {
  /** The page that asked. */
  owner: object;
  grant(): void;
}

/**
 * The Web Locks of one browser, as much of them as the app uses. What a page held or wished for goes when the page does.
 * https://www.w3.org/TR/web-locks/
 */
export class Locks {
  private readonly held = new Map<string, { owner: object; take(): void }>();
  private readonly waiting = new Map<string, Wish[]>();

  /** Asks for a lock as the page `owner`; `run` runs work as that page. */
  request(owner: object, run: (work: () => void) => void, name: string, options: LockOptions, work: Work): Promise<unknown> {
    if (options.ifAvailable && this.held.has(name)) return Promise.resolve(work(null));
    if (options.steal) this.held.get(name)?.take();
    return new Promise((resolve, reject) => {
      const wish: Wish = { owner, grant: () => run(() => this.hold(owner, name, work).then(resolve, reject)) };
      if (!this.held.has(name)) return wish.grant();
      this.waiting.set(name, [...this.wishesFor(name), wish]);
      options.signal?.addEventListener('abort', () => {
        this.waiting.set(
          name,
          this.wishesFor(name).filter((one) => one !== wish),
        );
        reject(options.signal?.reason);
      });
    });
  }

  /** What pages hold now. https://w3c.github.io/web-locks/#lockmanagersnapshot */
  snapshot(): { held: { name: string }[] } {
    return { held: [...this.held.keys()].map((name) => ({ name })) };
  }

  private wishesFor(name: string): Wish[] {
    return this.waiting.get(name) ?? [];
  }

  private async hold(owner: object, name: string, work: Work): Promise<unknown> {
    const stolen = new Promise<never>((_, reject) => {
      this.held.set(name, {
        owner,
        take: () => {
          this.held.delete(name);
          reject(new DOMException('The lock was stolen.', 'AbortError'));
        },
      });
    });
    const mine = this.held.get(name);
    try {
      return await Promise.race([work({ name }), stolen]);
    } finally {
      if (this.held.get(name) === mine) this.giveOn(name);
    }
  }

  private giveOn(name: string): void {
    this.held.delete(name);
    const [next, ...rest] = this.wishesFor(name);
    this.waiting.set(name, rest);
    next?.grant();
  }

  /** The page is gone. */
  forget(owner: object): void {
    for (const [name, wishes] of this.waiting) {
      this.waiting.set(
        name,
        wishes.filter((one) => one.owner !== owner),
      );
    }
    for (const [name, holder] of [...this.held]) if (holder.owner === owner) this.giveOn(name);
  }
}
