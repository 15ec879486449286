/** Waits, or until `over`. */
export function pause(ms: number, over: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (over.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      over.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    over.addEventListener('abort', end);
  });
}

/** Waits until `isSo`, looking again and again. False if it was not within `limitMs`. */
export async function within(limitMs: number, isSo: () => Promise<boolean> | boolean): Promise<boolean> {
  for (const giveUp = Date.now() + limitMs; ; ) {
    if (await isSo()) return true;
    if (Date.now() > giveUp) return false;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
