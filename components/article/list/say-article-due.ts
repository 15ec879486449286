import type { Stage } from '@/lib/domain/articles/stage';
import { stages } from '@/lib/domain/articles/stage';
import { sayCount } from '@/lib/domain/text/say-count';
import { dateFormat } from '../../ui/date-formats';
import { dueDay } from '../../ui/say-due';
import { sayWhen } from '../../ui/when';

/** When an article is due, in two lines, and how near that is. */
export interface SaidArticleDue {
  first: string;
  second: string;
  tone: 'late' | 'today' | 'later';
}

const MINUTE_MS = 60_000;

/**
 * A due time as the list of articles says it: "18:00, in 3 h 28 min" for today, "14:20, late by 12 min" for what is late, "Sat 11 Oct, 10:00" for
 * other days. What is done is not late.
 */
export function sayArticleDue(at: Date, stage: Stage, now: Date, language: string | null): SaidArticleDue {
  const clock = sayWhen(at, at, language);
  const isToday = dueDay(at, now) === 'today';
  const day = isToday ? clock : sayDayOf(at, now, language);
  if (!stages[stage].isOpen) return { first: day, second: isToday ? '' : clock, tone: 'later' };
  if (at < now) return { first: day, second: `late by ${sayDuration(now.getTime() - at.getTime())}`, tone: 'late' };
  return isToday
    ? { first: clock, second: `in ${sayDuration(at.getTime() - now.getTime())}`, tone: 'today' }
    : { first: day, second: clock, tone: 'later' };
}

/** A stretch of time as one says it: 12 min, 3 h 28 min, 2 days. */
export function sayDuration(ms: number): string {
  const minutes = Math.max(1, Math.floor(ms / MINUTE_MS));
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  const days = Math.floor(hours / 24);
  return sayCount(days, 'day');
}

function sayDayOf(at: Date, now: Date, language: string | null): string {
  const isThisYear = at.getFullYear() === now.getFullYear();
  return dateFormat(isThisYear ? 'weekday' : 'dayOfYear', language)
    .format(at)
    .replace(',', '');
}
