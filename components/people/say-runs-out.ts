import { sayCount, sayNumber } from '@/lib/domain/text/say-count';

const DAY_MS = 24 * 3_600_000;

/** When an invitation runs out, or how long ago it did. */
export function sayRunsOut(expiresAt: string, now: string): string {
  const days = (Date.parse(expiresAt) - Date.parse(now)) / DAY_MS;
  if (days > 0) return days <= 1 ? 'Runs out within a day' : `Runs out in ${Math.ceil(days)} days`;
  const ago = Math.floor(-days);
  if (ago === 0) return 'Ran out within the last day';
  return ago === 1 ? 'Ran out a day ago' : `Ran out ${ago} days ago`;
}

/** How many invitations are out, and how many ran out, behind a count of people; nothing where there are none. */
export function sayInvitations(invitations: readonly { expiresAt: string }[], now: string): string {
  const out = invitations.filter(({ expiresAt }) => Date.parse(expiresAt) > Date.parse(now)).length;
  const ranOut = invitations.length - out;
  const parts = [
    out > 0 && `${sayCount(out, 'invitation')} out`,
    ranOut > 0 && `${out > 0 ? sayNumber(ranOut) : sayCount(ranOut, 'invitation')} run out`,
  ];
  return parts
    .filter(Boolean)
    .map((part) => `, ${part}`)
    .join('');
}
