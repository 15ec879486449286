import { dueDay, sayUntil } from '@/components/ui/say-due';
import { sayWhen } from '@/components/ui/when';

/** Until when an answer was asked for, in words: "Deadline tomorrow 12:00", "Deadline passed 14:00 yesterday". `waits`: nothing came of it yet. */
export function sayDeadline(at: Date, now: Date, language: string | null, waits: boolean): { words: string; isLate: boolean } {
  const isLate = waits && at < now;
  const day = dueDay(at, now);
  const clock = sayWhen(at, at, language);
  if (!waits || day === 'other') return { words: `Deadline ${isLate ? 'passed ' : ''}${sayUntil(at, now, language)}`, isLate };
  if (!isLate) return { words: `Deadline ${day} ${clock}`, isLate };
  return { words: `Deadline passed ${day === 'today' ? `at ${clock}` : `${clock} ${day}`}`, isLate };
}
