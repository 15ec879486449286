import type { DomainError } from '@/lib/domain/errors';

/** Work that a process does a few at a time: whose goes on, and whose waits for a turn, the first one first. */
export interface Turns {
  running: string[];
  waiting: { whose: string; begin: () => void }[];
}

/** Nobody works and nobody waits. */
export const noTurns = (): Turns => ({ running: [], waiting: [] });

interface Asker {
  /** Whose work it is; where that is not said, nobody goes before another. */
  whose?: string;
  gone?: AbortSignal | undefined;
}

interface TurnRules {
  maxRunning: number;
  maxWaiting: number;
  /** How long somebody waits at most; for ever if it is not said. */
  maxWaitMs?: number;
  /** For whom there is no place in the line, or no turn in time. */
  busy: () => DomainError;
  /** For whom `gone` was aborted while they waited. */
  calledOff: () => DomainError;
}

/**
 * Waits for a turn, and gives the way to hand it on, which may be called again. It goes to whoever has the fewest, and among equals to the first. Who has
 * waited too long, or is gone, leaves the line and is refused by what the rules say.
 */
export async function takeTurn(turns: Turns, rules: TurnRules, { whose = '', gone }: Asker = {}): Promise<() => void> {
  if (gone?.aborted) throw rules.calledOff();
  if (turns.running.length < rules.maxRunning) turns.running.push(whose);
  else if (turns.waiting.length >= rules.maxWaiting) throw rules.busy();
  else await waitInLine(turns, rules, { whose, gone });
  let isOurs = true;
  return () => {
    if (isOurs) handOn(turns, whose);
    isOurs = false;
  };
}

function waitInLine(
  { waiting }: Turns,
  { maxWaitMs, busy, calledOff }: TurnRules,
  { whose, gone }: Asker & { whose: string },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = (why: () => DomainError) => {
      waiting.splice(waiting.indexOf(one), 1);
      settle();
      reject(why());
    };
    const callOff = () => leave(calledOff);
    const timer = maxWaitMs === undefined ? undefined : setTimeout(() => leave(busy), maxWaitMs);
    const settle = () => {
      clearTimeout(timer);
      gone?.removeEventListener('abort', callOff);
    };
    const one = {
      whose,
      begin: () => {
        settle();
        resolve();
      },
    };
    gone?.addEventListener('abort', callOff, { once: true });
    waiting.push(one);
  });
}

/** The next in line takes over the turn as it is, so that nobody can slip in between. */
function handOn({ running, waiting }: Turns, whose: string): void {
  running.splice(running.indexOf(whose), 1);
  const counts = waiting.map((one) => running.filter((other) => other === one.whose).length);
  const [next] = waiting.splice(counts.indexOf(Math.min(...counts)), 1);
  if (!next) return;
  running.push(next.whose);
  next.begin();
}
