import { type Annotation, checkOf } from '@/lib/domain/tags/annotation';
import { sayDue } from '../ui/say-due';

/** A usual moment for something to be due. */
export interface DueChoice {
  label: string;
  at: Date;
}

const HOUR_MS = 3_600_000;

/** The moments that a newsroom is likely to mean, seen from `now`, in the person's own time zone. Those that are past are left out. */
export function dueChoices(now: Date): DueChoice[] {
  const inTwoHours = new Date(now.getTime() + 2 * HOUR_MS);
  inTwoHours.setMinutes(0, 0, 0);
  const choices = [
    { label: `Today ${clock(inTwoHours)}`, at: inTwoHours },
    { label: 'Today 18:00', at: at(now, 0, 18) },
    { label: 'Tomorrow 12:00', at: at(now, 1, 12) },
    { label: 'Tomorrow 18:00', at: at(now, 1, 18) },
    { label: 'In a week, 12:00', at: at(now, 7, 12) },
  ];
  const isToday = ({ label, at }: DueChoice) => !label.startsWith('Today') || (at > now && at.getDate() === now.getDate());
  return choices.filter((one, index) => isToday(one) && choices.findIndex(({ label }) => label === one.label) === index);
}

function at(now: Date, days: number, hour: number): Date {
  const moment = new Date(now);
  moment.setDate(now.getDate() + days);
  moment.setHours(hour, 0, 0, 0);
  return moment;
}

const two = (number: number) => String(number).padStart(2, '0');
const clock = (moment: Date) => `${two(moment.getHours())}:${two(moment.getMinutes())}`;

/** A moment as a field of day and time wants it, in the person's own time zone. */
export const toLocalInput = (moment: Date): string =>
  `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}T${clock(moment)}`;

/** When several claims are due: all at once, at different times, or none of them at any. */
export type DueOfAll = { is: 'none' } | { is: 'same'; at: string } | { is: 'different' };

/** When these claims are due together. One moment written in two ways is one. */
export function dueOfAll(claims: readonly Pick<Annotation, 'check'>[]): DueOfAll {
  const dues = claims.map((one) => checkOf(one).dueAt);
  const [first = null] = dues;
  const isSame = dues.every((at) => (at === null || first === null ? at === first : Date.parse(at) === Date.parse(first)));
  if (!isSame) return { is: 'different' };
  return first === null ? { is: 'none' } : { is: 'same', at: first };
}

/** The same in words, behind the claims that it is about: "Due date of these 3 claims: none". */
export function sayDueOfAll(due: DueOfAll, now: Date, language: string | null): string {
  if (due.is === 'same') return sayDue(new Date(due.at), now, language).when;
  return due.is === 'none' ? 'none' : 'not the same for all';
}
