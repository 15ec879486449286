'use client';
import { createContext, useContext } from 'react';
import { useAlive } from './use-alive';
import { useToday } from './use-today';

/** The language that dates are written in, BCP 47; null is the browser's. */
export const DateLanguage = createContext<string | null>(null);

interface Formats {
  time: Intl.DateTimeFormat;
  dayAndTime: Intl.DateTimeFormat;
  dayOfYear: Intl.DateTimeFormat;
  whole: Intl.DateTimeFormat;
  wholeUtc: Intl.DateTimeFormat;
  calendarDay: Intl.DateTimeFormat;
}

// Making one takes longer than using it a hundred times, and a list has hundreds of dates.
const formats = new Map<string | null, Formats>();

function formatsIn(language: string | null): Formats {
  const known = formats.get(language);
  if (known) return known;
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language ?? undefined, options);
  const day = { day: 'numeric', month: 'short' } as const;
  // 14:32 in every language: a newsroom's clock has 24 hours.
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const made = {
    time: format(time),
    dayAndTime: format({ ...day, ...time }),
    dayOfYear: format({ ...day, year: 'numeric' }),
    whole: format({ ...day, year: 'numeric', ...time }),
    wholeUtc: format({ ...day, year: 'numeric', ...time, timeZone: 'UTC' }),
    calendarDay: format({ ...day, year: 'numeric', timeZone: 'UTC' }),
  };
  formats.set(language, made);
  return made;
}

/** A moment as the newsroom says it: 14:32 today, 8 Oct 18:02 before, 8 Oct 2024 in other years; each as the language writes it. */
export function sayWhen(at: Date, now: Date, language: string | null): string {
  const { time, dayAndTime, dayOfYear } = formatsIn(language);
  if (at.toDateString() === now.toDateString()) return time.format(at);
  return at.getFullYear() === now.getFullYear() ? dayAndTime.format(at).replace(',', '') : dayOfYear.format(at);
}

/** A moment with its day and year, for paper, on which there is no today: 26 Nov 2026, 14:32. In the reader's time zone, or in UTC. */
export const sayMoment = (at: Date, language: string | null, zone?: 'UTC'): string =>
  formatsIn(language)[zone ? 'wholeUtc' : 'whole'].format(at);

/** A day of the calendar (`2026-11-10`): 10 Nov 2026, as the language writes it, the same in every time zone. What is no day stays as it is. */
export function sayDay(on: string, language: string | null): string {
  const at = new Date(`${on}T00:00:00Z`);
  return Number.isNaN(at.getTime()) ? on : formatsIn(language).calendarDay.format(at);
}

/** The language that the person at this page wants dates in. */
export const useDateLanguage = (): string | null => useContext(DateLanguage);

/**
 * A moment in the reader's own time zone and language, which the server does not know: it draws the UTC day until the page is alive. At midnight what
 * was of today gets its day.
 */
export function When({ at }: { at: string }) {
  const today = useToday();
  const language = useDateLanguage();
  return (
    <time dateTime={at} title={`${at.slice(0, 16).replace('T', ' ')} UTC`}>
      {today === null ? at.slice(0, 10) : sayWhen(new Date(at), new Date(), language)}
    </time>
  );
}

/** A day of the calendar in the reader's language; as it is stored until the page is alive. */
export function Day({ on }: { on: string }) {
  const isAlive = useAlive();
  const language = useDateLanguage();
  return <>{isAlive ? sayDay(on, language) : on}</>;
}
