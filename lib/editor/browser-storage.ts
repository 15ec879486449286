/**
 * What `work` gives of a storage of this browser, or null where the browser refuses: it is full, switched off, or there is none. Of one that is
 * switched off the name alone throws, so it is said here and nowhere else. `work` asks the storage and does nothing besides: what it throws is
 * taken for a refusal.
 */
export function withStorage<T>(kind: 'localStorage' | 'sessionStorage', work: (storage: Storage) => T): T | null {
  try {
    return work(globalThis[kind]);
  } catch {
    // The page is none the worse for what is not kept.
    return null;
  }
}
