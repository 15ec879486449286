import type { Timers } from './timers';

/** Time that goes only when it is told to. */
export class HandClock implements Timers {
  private waiting: { id: number; at: number; run: () => void }[] = [];
  private time = 0;
  private next = 1;

  now(): number {
    return this.time;
  }

  setTimeout(run: () => void, ms: number): number {
    this.waiting.push({ id: this.next, at: this.time + ms, run });
    return this.next++;
  }

  clearTimeout(id: unknown): void {
    this.waiting = this.waiting.filter((one) => one.id !== id);
  }

  random(): number {
    return 0.5;
  }

  /** Lets `ms` go by, and all that is due with what follows from it. */
  async pass(ms: number): Promise<void> {
    const until = this.time + ms;
    for (;;) {
      const due = this.waiting.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.clearTimeout(due.id);
      this.time = Math.max(this.time, due.at);
      due.run();
      await settled();
    }
    this.time = until;
    await settled();
  }
}

async function settled(): Promise<void> {
  for (let turns = 0; turns < 30; turns++) await Promise.resolve();
}
