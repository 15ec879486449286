import { sayWhen } from './when';

/** A due time in words, and how near it is: past, today, or later. */
export interface SaidDue {
  when: string;
  tone: 'late' | 'today' | 'later';
}

/** When something is due, as the newsroom says it: "Today 16:00", "Tomorrow 12:00", "Sat 11 Oct 10:00"; each as the language writes it. */
export function sayDue(at: Date, now: Date, language: string | null): SaidDue {
  const days = daysBetween(now, at);
  const tone = at < now ? 'late' : days === 0 ? 'today' : 'later';
  const clock = sayWhen(at, at, language);
  if (days === 0) return { when: `Today ${clock}`, tone };
  if (days === 1) return { when: `Tomorrow ${clock}`, tone };
  if (days === -1) return { when: `Yesterday ${clock}`, tone };
  return { when: sayWhen(at, now, language), tone };
}

/** How many days of the person's calendar lie between two moments. */
function daysBetween(from: Date, to: Date): number {
  const day = (at: Date) => Date.UTC(at.getFullYear(), at.getMonth(), at.getDate());
  return (day(to) - day(from)) / 86_400_000;
}
