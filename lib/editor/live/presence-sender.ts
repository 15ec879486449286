import { ApiError } from '@/lib/api';
import { type PresencePlace, RENEW_MS } from '@/lib/domain/contract/presence';
import { AWAY_MS } from './attendance';

/** How often a place is said while it moves: to nobody, to a few, to many. */
const ALONE_MS = 3_000;
const FEW_MS = 100;
const MANY_MS = 250;
const MOST_FEW = 10;

/** The clock that places are said by; a test has its own. */
export interface PresenceTimers {
  setTimeout(run: () => void, ms: number): unknown;
  clearTimeout(id: unknown): void;
  /** Milliseconds, from whenever. */
  now(): number;
}

interface Options {
  place(): Omit<PresencePlace, 'isAway' | 'movedAt'>;
  /** Whether those who were told `said` know already that this tab is at `place`. */
  isKnownFrom(said: PresencePlace, place: PresencePlace): boolean;
  /** `saidAt` is later than that of all before, also where the clock is set back. */
  say(place: PresencePlace | null, saidAt: number): Promise<void>;
  /** How many others are here. */
  others(): number;
  /** The least time between two words while the place moves, where the others do not hear each at once. */
  leastPauseMs?: number | undefined;
  timers: PresenceTimers;
  /** Milliseconds since 1970 by this device's clock: they mean the same in every tab on it, and on other devices only as far as clocks agree. */
  date(): number;
}

/**
 * Says where this tab is: when it has moved, but not too often, and now and then that it is still there. Away is who has touched nothing for
 * two minutes: who reads a source in another tab is here.
 */
export class PresenceSender {
  private readonly options: Options;
  private said: PresencePlace | null = null;
  /** Where this tab was when that was looked at last, and since when. */
  private last: PresencePlace | null = null;
  private movedAt = 0;
  private saidAt = 0;
  private hasMoved = false;
  private isSaying = false;
  private isAway = false;
  /** The page goes away: nothing is said. */
  private isGone = false;
  /** The session has ended, or the article is no longer theirs: nothing is said until something is heard again. */
  private isRefused = false;
  private touchedAt: number;
  private coolTimer: unknown = null;
  private renewTimer: unknown = null;
  private awayTimer: unknown = null;

  constructor(options: Options) {
    this.options = options;
    this.touchedAt = options.timers.now();
    this.watchIdle(AWAY_MS);
  }

  /** The caret or the open card may be another. Called at every key, so it does next to nothing. */
  moved(): void {
    this.hasMoved = true;
    this.next();
  }

  /** The person did something: a key, the pointer, scrolling, or came back to the page. */
  touched(): void {
    this.touchedAt = this.options.timers.now();
    if (this.isAway) this.setAway(false);
  }

  /** The page was opened out of sight: nobody is here before they see it. */
  openedUnseen(): void {
    this.setAway(true);
  }

  /** Says it all again: the server may have forgotten it. */
  again(): void {
    this.said = null;
    this.isRefused = false;
    this.isGone = false;
    this.moved();
  }

  /** Somebody has come, who is to see where this tab is now. */
  hasCompany(): void {
    this.cool();
    this.next();
  }

  /** The page goes away, perhaps to come back (`again`). */
  leave(): void {
    for (const timer of [this.coolTimer, this.renewTimer]) this.options.timers.clearTimeout(timer);
    this.coolTimer = null;
    this.isGone = true;
    if (this.said === null) return;
    this.said = null;
    void this.options.say(null, this.nextSaidAt()).catch(passOver);
  }

  stop(): void {
    this.leave();
    this.options.timers.clearTimeout(this.awayTimer);
  }

  private setAway(isAway: boolean): void {
    if (this.isAway === isAway) return;
    this.isAway = isAway;
    if (!isAway) this.watchIdle(AWAY_MS);
    this.cool();
    this.moved();
  }

  private watchIdle(ms: number): void {
    this.options.timers.clearTimeout(this.awayTimer);
    this.awayTimer = this.options.timers.setTimeout(() => {
      const left = this.touchedAt + AWAY_MS - this.options.timers.now();
      if (left > 0) this.watchIdle(left);
      else this.setAway(true);
    }, ms);
  }

  private next(): void {
    if (!this.hasMoved || this.isSaying || this.coolTimer !== null || this.isGone || this.isRefused) return;
    this.hasMoved = false;
    const place = this.place();
    this.coolTimer = this.options.timers.setTimeout(() => {
      this.coolTimer = null;
      this.next();
    }, this.pauseMs());
    if (this.said === null || !this.options.isKnownFrom(this.said, place)) void this.say(place);
  }

  private place(): PresencePlace {
    const place = { ...this.options.place(), isAway: this.isAway };
    if (this.last === null || !this.options.isKnownFrom(this.last, place)) this.movedAt = this.options.date();
    this.last = place;
    return { ...place, movedAt: this.movedAt };
  }

  private async say(place: PresencePlace): Promise<void> {
    this.said = place;
    this.isSaying = true;
    this.renewLater();
    try {
      await this.options.say(place, this.nextSaidAt());
    } catch (error) {
      // It is said again with the next move, or when it would have been renewed.
      this.said = null;
      if (!(error instanceof ApiError)) throw error;
      this.isRefused = [401, 403, 404].includes(error.status);
    } finally {
      this.isSaying = false;
    }
    this.next();
  }

  private nextSaidAt(): number {
    this.saidAt = Math.max(this.saidAt + 1, this.options.date());
    return this.saidAt;
  }

  private renewLater(): void {
    this.options.timers.clearTimeout(this.renewTimer);
    this.renewTimer = this.options.timers.setTimeout(() => {
      this.said = null;
      this.moved();
    }, RENEW_MS);
  }

  private cool(): void {
    this.options.timers.clearTimeout(this.coolTimer);
    this.coolTimer = null;
  }

  private pauseMs(): number {
    const { others, leastPauseMs = 0 } = this.options;
    const count = others();
    if (count === 0) return ALONE_MS;
    return Math.max(leastPauseMs, count > MOST_FEW ? MANY_MS : FEW_MS);
  }
}

/** A farewell that does not arrive: the server finds out by itself. */
function passOver(error: unknown): void {
  if (!(error instanceof ApiError)) throw error;
}
