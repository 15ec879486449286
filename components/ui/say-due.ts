import { sayMoment, sayWhen } from './when';

/** A due time in words, and how near it is: past, today, or later. */
export interface SaidDue {
  when: string;
  tone: 'late' | 'today' | 'later';
}

/** The days beside now that have words of their own. */
export type DueDay = 'yesterday' | 'today' | 'tomorrow' | 'other';
const dayNames = { yesterday: 'Yesterday', today: 'Today', tomorrow: 'Tomorrow' };

/** On which day of the person's calendar a moment lies, seen from now. */
export function dueDay(at: Date, now: Date): DueDay {
  const days = daysBetween(now, at);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  return days === -1 ? 'yesterday' : 'other';
}

/** When something is due, as the newsroom says it: "Today 16:00", "Tomorrow 12:00", "20 Oct 12:00", "2 Jan 2027, 12:00"; each as the language writes it. */
export function sayDue(at: Date, now: Date, language: string | null): SaidDue {
  const day = dueDay(at, now);
  const tone = at < now ? 'late' : day === 'today' ? 'today' : 'later';
  return { when: day === 'other' ? sayUntil(at, now, language) : `${dayNames[day]} ${sayWhen(at, at, language)}`, tone };
}

/** A moment until which something is wanted: its hour matters in another year too, also in two days from the last of December. */
export function sayUntil(at: Date, now: Date, language: string | null): string {
  return at.getFullYear() === now.getFullYear() ? sayWhen(at, now, language) : sayMoment(at, language);
}

/** How many days of the person's calendar lie between two moments. */
function daysBetween(from: Date, to: Date): number {
  const day = (at: Date) => Date.UTC(at.getFullYear(), at.getMonth(), at.getDate());
  return (day(to) - day(from)) / 86_400_000;
}
