import type { Preferences } from '../people/preferences';
import { nextHourIn } from '../wall-clock';

/** Whoever is at the desk has read it by then, and hears nothing by mail. */
export const AT_ONCE_MS = 60_000;
/** What comes so soon after a mail is gathered for the next one. */
const GATHER_MS = 600_000;
const MINUTE_MS = 60_000;
const LONGEST_DELAY_MS = 7_200_000;
/** How often a mail is tried: for ten hours, a mail server that is away for a night. */
export const MAX_MAIL_TRIES = 12;

/**
 * When a person is to be mailed about what waits in their inbox: unread, wanted, and not mailed about yet, the oldest of it since
 * `waitingSince`. `mailedAt` is when they were mailed last. Null: never. A moment that has passed is due now.
 */
export function inboxMailDueAt(
  { inboxMail, inboxMailHour, timeZone }: Pick<Preferences, 'inboxMail' | 'inboxMailHour' | 'timeZone'>,
  { waitingSince, mailedAt }: { waitingSince: Date; mailedAt: Date | null },
): Date | null {
  if (inboxMail === 'never') return null;
  const mailed = mailedAt?.getTime() ?? Number.NEGATIVE_INFINITY;
  if (inboxMail === 'at-once') return new Date(Math.max(waitingSince.getTime() + AT_ONCE_MS, mailed + GATHER_MS));
  return nextHourIn(timeZone ?? 'UTC', inboxMailHour, new Date(Math.max(waitingSince.getTime(), mailed)));
}

/** True for who is mailed soon about whatever comes into their inbox: no other mail need tell them of it. */
export const hearsAllAtOnce = ({ inboxMail, inboxMailOf }: Pick<Preferences, 'inboxMail' | 'inboxMailOf'>): boolean =>
  inboxMail === 'at-once' && inboxMailOf === 'all';

/** How long to wait after the mail server has refused a mail for the `tries`th time: twice as long each time, two hours at most. Null: give up. */
export function mailRetryDelayMs(tries: number): number | null {
  return tries >= MAX_MAIL_TRIES ? null : Math.min(MINUTE_MS * 2 ** (tries - 1), LONGEST_DELAY_MS);
}
