const FIRST = '0001-01-01T00:00:00.000Z';
const LAST = '9999-12-31T23:59:59.999Z';

/** When a day begins by the reader's clock, as the server takes moments; undefined for no day. */
export function beginningOf(day: string): string | undefined {
  return day === '' ? undefined : inCalendar(new Date(`${day}T00:00:00`));
}

/** When the next day begins, in the same way: what was on `day` was before it. */
export function endOf(day: string): string | undefined {
  if (day === '') return undefined;
  const at = new Date(`${day}T00:00:00`);
  at.setDate(at.getDate() + 1);
  return inCalendar(at);
}

/** The moment in UTC, which may be in a year that no calendar of ours has: the first or last moment of all then. */
function inCalendar(at: Date): string {
  const year = at.getUTCFullYear();
  return year < 1 ? FIRST : year > 9999 ? LAST : at.toISOString();
}
