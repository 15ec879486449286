import { setImmediate as nextTurn } from 'node:timers/promises';

/** So long at once: whoever types meanwhile waits no longer than this for their turn. */
const MAX_HOLD_MS = 8;

/** Does work that can pause, and lets others have their turn after every few milliseconds of it. Gives what the work gives; what it throws is thrown. */
export async function runInTurns<T>(work: Generator<unknown, T>): Promise<T> {
  let since = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - since < MAX_HOLD_MS) continue;
    await nextTurn();
    since = performance.now();
  }
}
