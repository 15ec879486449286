/** So far ahead of now no clock that is right has written a moment that is over by then: two calendars of one moment are a day apart. */
const MAX_AHEAD_MS = 172_800_000;

/**
 * True for a moment in the past, as it was stored, that lies more than two days ahead of `now`: the machine's clock was wrong then, as it may be when the
 * machine has just started. It counts as none, or what comes once a day would come no more until then.
 */
export const isClockAhead = (stored: Date | null, now: Date): boolean => stored !== null && stored > farthestAhead(now);

/** What was stored as later than this came by a clock that was ahead. */
export const farthestAhead = (now: Date): Date => new Date(now.getTime() + MAX_AHEAD_MS);
