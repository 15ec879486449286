import { holdOutbox } from './outbox-lock';

/** The outboxes of one person that this tab holds. */
export class OutboxHold {
  private readonly personId: string;
  private readonly releases = new Map<string, () => void>();
  private isOver = false;

  constructor(personId: string) {
    this.personId = personId;
  }

  has(clientId: string): boolean {
    return this.releases.has(clientId);
  }

  /** Holds an outbox from here on. False if another tab has it. */
  async take(clientId: string): Promise<boolean> {
    const release = await holdOutbox(this.personId, clientId);
    if (release) this.releases.set(clientId, release);
    // Whoever asked has failed at something else meanwhile.
    if (this.isOver) this.release(clientId);
    return this.has(clientId);
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
}
