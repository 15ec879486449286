import type { DomainError } from '@/lib/domain/errors';

/** Work that a process does a few at a time: how much of it goes on, and who waits for a turn, the first one first. */
export interface Turns {
  running: number;
  waiting: (() => void)[];
}

/** Nobody works and nobody waits. */
export const noTurns = (): Turns => ({ running: 0, waiting: [] });

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
 * Waits for a turn, in order, and gives the way to hand it on, which may be called again. Who has waited too long, or is gone, leaves the line and is
 * refused by what the rules say.
 */
export async function takeTurn(turns: Turns, rules: TurnRules, gone?: AbortSignal): Promise<() => void> {
  if (gone?.aborted) throw rules.calledOff();
  if (turns.running < rules.maxRunning) turns.running++;
  else if (turns.waiting.length >= rules.maxWaiting) throw rules.busy();
  else await waitInLine(turns, rules, gone);
  let isOurs = true;
  return () => {
    if (isOurs) handOn(turns);
    isOurs = false;
  };
}

function waitInLine({ waiting }: Turns, { maxWaitMs, busy, calledOff }: TurnRules, gone?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = (why: () => DomainError) => {
      waiting.splice(waiting.indexOf(begin), 1);
      settle();
      reject(why());
    };
    const callOff = () => leave(calledOff);
    const timer = maxWaitMs === undefined ? undefined : setTimeout(() => leave(busy), maxWaitMs);
    const settle = () => {
      clearTimeout(timer);
      gone?.removeEventListener('abort', callOff);
    };
    const begin = () => {
      settle();
      resolve();
    };
    gone?.addEventListener('abort', callOff, { once: true });
    waiting.push(begin);
  });
}

/** The next in line takes over the turn as it is, so that nobody can slip in between. */
function handOn(turns: Turns): void {
  const next = turns.waiting.shift();
  if (next) next();
  else turns.running--;
}
