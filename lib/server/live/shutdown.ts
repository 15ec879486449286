import { ofProcess } from '../of-process';

interface Shutdown {
  closers: Set<() => void>;
  isStopping: boolean;
}

/** Hears from now on when the process is told to stop. Called as a server starts, not at import: that would keep the build's workers alive. */
export function hearOfShutdown(): void {
  shutdown();
}

/**
 * Calls `close` when the process is told to stop, or at once if it was: Next waits for open responses, and a stream would keep it waiting for
 * ever. Gives the way to forget it.
 */
export function onShutdown(close: () => void): () => void {
  const { closers, isStopping } = shutdown();
  if (isStopping) {
    // A browser whose stream was closed asks for the next one, perhaps on a connection that is still there.
    close();
    return () => undefined;
  }
  closers.add(close);
  return () => closers.delete(close);
}

const shutdown = () => ofProcess('shutdown', hear);

function hear(): Shutdown {
  const made: Shutdown = { closers: new Set(), isStopping: false };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      made.isStopping = true;
      for (const close of [...made.closers]) close();
    });
  }
  return made;
}
