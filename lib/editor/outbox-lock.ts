/** The name of the lock that a tab holds for as long as an outbox is its own. */
export const outboxLock = (personId: string, clientId: string) => `galley-outbox-${personId}-${clientId}`;

/** The names of all locks that tabs of this browser hold now. Without locks (plain http) none is known. */
export async function heldLocks(): Promise<ReadonlySet<string>> {
  if (!('locks' in navigator)) return new Set();
  const { held = [] } = await navigator.locks.query();
  return new Set(held.flatMap(({ name }) => name ?? []));
}
