import { sayMoment, sayWhen } from './when';

/** A due time in words, and how near it is: past, today, or later. */
export interface SaidDue {
  when: string;
  tone: 'late' | 'today' | 'later';
}

/** When something is due, as the newsroom says it: "Today 16:00", "Tomorrow 12:00", "20 Oct 12:00", "2 Jan 2027, 12:00"; each as the language writes it. */
export function sayDue(at: Date, now: Date, language: string | null): SaidDue {
  const days = daysBetween(now, at);
  const tone = at < now ? 'late' : days === 0 ? 'today' : 'later';
  const clock = sayWhen(at, at, language);
  if (days === 0) return { when: `Today ${clock}`, tone };
  if (days === 1) return { when: `Tomorrow ${clock}`, tone };
  if (days === -1) return { when: `Yesterday ${clock}`, tone };
  return { when: sayUntil(at, now, language), tone };
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
