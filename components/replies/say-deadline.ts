import { sayDue, sayUntil } from '@/components/ui/say-due';
import { sayWhen } from '@/components/ui/when';

/** Until when an answer was asked for, in words: "Deadline tomorrow 12:00", "Deadline passed 14:00 yesterday". `waits`: nothing came of it yet. */
export function sayDeadline(at: Date, now: Date, language: string | null, waits: boolean): { words: string; isLate: boolean } {
  if (!waits) return { words: `Deadline ${sayUntil(at, now, language)}`, isLate: false };
  const { when, tone } = sayDue(at, now, language);
  const isLate = tone === 'late';
  if (!isLate) return { words: `Deadline ${lowerFirst(when)}`, isLate };
  const clock = sayWhen(at, at, language);
  if (when === `Today ${clock}`) return { words: `Deadline passed at ${clock}`, isLate };
  return { words: `Deadline passed ${when === `Yesterday ${clock}` ? `${clock} yesterday` : when}`, isLate };
}

/** Today and tomorrow are words in a sentence here; days and months stay as the language writes them. */
const lowerFirst = (when: string) => when.replace(/^T(oday|omorrow)/, 't$1');
