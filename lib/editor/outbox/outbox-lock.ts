// Which tab an outbox belongs to. A lock of the browser says so; over plain http there are none, and tabs ask each other.

/** The name of the lock that a tab holds for as long as an outbox is its own. */
export const outboxLock = (personId: string, clientId: string) => `galley-outbox-${personId}-${clientId}`;

/**
 * Holds an outbox for this tab, until what it gives is called. Null if another tab has it. `onTaken`: another tab has taken it, which comes to be
 * without locks, when this one was asleep or busy for too long to say that it has it.
 */
export async function holdOutbox(personId: string, clientId: string, onTaken = () => {}): Promise<(() => void) | null> {
  const name = outboxLock(personId, clientId);
  return 'locks' in navigator ? holdLock(name) : (await import('./ask-tabs')).holdByAsking(name, onTaken);
}

/** Which of these outboxes of a person open tabs of this browser hold now. */
export async function heldOutboxes(personId: string, clientIds: readonly string[]): Promise<ReadonlySet<string>> {
  if ('locks' in navigator) {
    const { held = [] } = await navigator.locks.query();
    const names = new Set(held.map(({ name }) => name));
    return new Set(clientIds.filter((id) => names.has(outboxLock(personId, id))));
  }
  const { isHeldByAsking } = await import('./ask-tabs');
  const isHeld = await Promise.all(clientIds.map((id) => isHeldByAsking(outboxLock(personId, id))));
  return new Set(clientIds.filter((_, index) => isHeld[index]));
}

function holdLock(name: string): Promise<(() => void) | null> {
  return new Promise((resolve) => {
    const request = navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      if (!lock) {
        resolve(null);
        return;
      }
      return new Promise<void>((release) => resolve(() => release()));
    });
    // Refused, as to a page that is going: whose it is nobody says, so it is not this tab's.
    request.catch(() => resolve(null));
  });
}
