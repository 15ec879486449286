const shared: typeof globalThis & { galleyClosers?: Set<() => void> } = globalThis;

/**
 * Calls `close` when the process is told to stop: Next waits for open responses, and a stream would keep it waiting for ever.
 * Gives the way to forget it. The listener is added at first use: at import it would keep the build's workers alive.
 */
export function onShutdown(close: () => void): () => void {
  if (!shared.galleyClosers) {
    const closers = new Set<() => void>();
    shared.galleyClosers = closers;
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.on(signal, () => {
        for (const one of [...closers]) one();
      });
    }
  }
  const closers = shared.galleyClosers;
  closers.add(close);
  return () => closers.delete(close);
}
