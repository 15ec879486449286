import type { Timers } from './timers';

/** The first rest: a second key is not kept waiting for longer. */
const FIRST_REST_MS = 30;
/** The longest: who types on makes a request in this time at most. */
export const LONGEST_REST_MS = 120;
/** A request that comes within this time after the one before goes on with it. Longer than a rest, so that what has waited for one counts. */
const GOES_ON_MS = LONGEST_REST_MS + FIRST_REST_MS;

/**
 * How closely the requests of one sender follow each other. After one it rests, and what comes meanwhile goes together. The rest is short after one
 * that came alone, and twice as long after each that goes on, until it is the longest: a colleague sees the first keys without waiting for the next, and
 * the journal has no entry for each key of a long run.
 */
export class SendPace {
  private readonly timers: Timers;
  private readonly whenRested: () => void;
  private restMs = 0;
  private restTimer: unknown = null;
  private goesOnTimer: unknown = null;

  /** `whenRested` is called at the end of each rest. */
  constructor(timers: Timers, whenRested: () => void) {
    this.timers = timers;
    this.whenRested = whenRested;
  }

  get isResting(): boolean {
    return this.restTimer !== null;
  }

  /** A request begins. */
  begin(): void {
    this.restMs = this.goesOnTimer === null ? FIRST_REST_MS : Math.min(LONGEST_REST_MS, this.restMs * 2);
    this.stop();
    this.restTimer = this.timers.setTimeout(() => {
      this.restTimer = null;
      this.whenRested();
    }, this.restMs);
    this.goesOnTimer = this.timers.setTimeout(() => {
      this.goesOnTimer = null;
    }, GOES_ON_MS);
  }

  /** Ends the rest; nothing is called any more. */
  stop(): void {
    this.timers.clearTimeout(this.restTimer);
    this.timers.clearTimeout(this.goesOnTimer);
    this.restTimer = null;
    this.goesOnTimer = null;
  }
}
