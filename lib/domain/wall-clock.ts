/** True for the name of a time zone that this machine knows, such as `Europe/Athens`. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    // There is no other way to ask: the list of names that Intl gives leaves out those that browsers still say.
    return false;
  }
}

/**
 * The first moment after `after` at which the clocks of `timeZone` show a full `hour` (0 to 23). An hour that comes twice counts the first time;
 * one that is left out when clocks go forward is the moment that it would have been: 2:00 is then 3:00.
 */
export function nextHourIn(timeZone: string, hour: number, after: Date): Date {
  const format = formatOf(timeZone);
  const today = new Date(wallClock(format, after.getTime())).setUTCHours(hour, 0, 0, 0);
  const moments = [0, 1, 2].map((days) => momentAt(format, today + days * DAY_MS));
  return new Date(moments.find((moment) => moment > after.getTime()) ?? today + 3 * DAY_MS);
}

const DAY_MS = 86_400_000;

/** The moment at which the clocks show `wall`, which is written as if it were UTC. */
function momentAt(format: Intl.DateTimeFormat, wall: number): number {
  // No zone is more than 14 hours from UTC, so these two lie on either side of the moment, and of the change of clocks next to it.
  const [before, later] = [wall - DAY_MS, wall + DAY_MS].map((moment) => wall - (wallClock(format, moment) - moment));
  const shows = (moment: number | undefined) => moment !== undefined && wallClock(format, moment) === wall;
  return (shows(before) || !shows(later) ? before : later) ?? wall;
}

/** What the clocks show at a moment, written as if it were UTC; to the second. */
function wallClock(format: Intl.DateTimeFormat, moment: number): number {
  const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' } as const;
  return new Intl.DateTimeFormat('en', { timeZone, hourCycle: 'h23', calendar: 'gregory', numberingSystem: 'latn', ...numeric });
}
