import { toLocalInput } from '@/components/ui/to-local-input';

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

const clock = (moment: Date) => toLocalInput(moment).slice(-'00:00'.length);
