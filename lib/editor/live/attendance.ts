/** What a person does with a page that shows that they are there. */
export const touches = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchmove'] as const;
/** Nobody is away before nothing was touched for so long. */
export const AWAY_MS = 120_000;

interface Page {
  /** It is in sight, and the keys go to it. */
  isInFront(): boolean;
  /** Milliseconds, from whenever. */
  now(): number;
}

/** Whether somebody looks at a page: it is in front, and was touched a moment ago. Who opens it has touched it. */
export class Attendance {
  private readonly page: Page;
  private readonly waiting = new Set<() => void>();
  private touchedAt: number;

  constructor(page: Page) {
    this.page = page;
    this.touchedAt = page.now();
  }

  /** The person did something with the page, or came back to it. */
  touched(): void {
    this.touchedAt = this.page.now();
    if (!this.isHere()) return;
    const waiting = [...this.waiting];
    this.waiting.clear();
    for (const work of waiting) work();
  }

  /** Does `work` once, while somebody looks: at once, or with the next touch. Gives the way to call it off. */
  whenHere(work: () => void): () => void {
    if (this.isHere()) work();
    else this.waiting.add(work);
    return () => void this.waiting.delete(work);
  }

  private isHere(): boolean {
    return this.page.isInFront() && this.page.now() - this.touchedAt < AWAY_MS;
  }
}
