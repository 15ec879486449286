'use client';
import { createContext, useContext } from 'react';
import { dateFormat } from './date-formats';
import { useAlive } from './use-alive';
import { useToday } from './use-today';

/** The language that dates are written in, BCP 47; null is the browser's. */
export const DateLanguage = createContext<string | null>(null);

/** A moment as the newsroom says it: 14:32 today, 8 Oct 18:02 before, 8 Oct 2024 in other years; each as the language writes it. */
export function sayWhen(at: Date, now: Date, language: string | null): string {
  if (at.toDateString() === now.toDateString()) return dateFormat('time', language).format(at);
  if (at.getFullYear() !== now.getFullYear()) return dateFormat('dayOfYear', language).format(at);
  return dateFormat('dayAndTime', language).format(at).replace(',', '');
}

/** A moment with its day and year, for paper, on which there is no today: 26 Nov 2026, 14:32. In the reader's time zone, or in UTC. */
export const sayMoment = (at: Date, language: string | null, zone?: 'UTC'): string =>
  dateFormat(zone ? 'wholeUtc' : 'whole', language).format(at);

/** A day of the calendar (`2026-11-10`): 10 Nov 2026, as the language writes it, the same in every time zone. What is no day stays as it is. */
export function sayDay(on: string, language: string | null): string {
  const at = new Date(`${on}T00:00:00Z`);
  return Number.isNaN(at.getTime()) ? on : dateFormat('calendarDay', language).format(at);
}

/** The language that the person at this page wants dates in. */
export const useDateLanguage = (): string | null => useContext(DateLanguage);

/** A stored moment as who points at it reads it, the same for everyone: 2026-11-10 14:32 UTC. */
export const utcTitle = (at: string): string => `${at.slice(0, 16).replace('T', ' ')} UTC`;

/**
 * A moment in the reader's own time zone and language, which the server does not know: it draws the UTC day until the page is alive. At midnight what
 * was of today gets its day.
 */
export function When({ at }: { at: string }) {
  const today = useToday();
  const language = useDateLanguage();
  return (
    <time dateTime={at} title={utcTitle(at)}>
      {today === null ? at.slice(0, 10) : sayWhen(new Date(at), new Date(), language)}
    </time>
  );
}

/** Says a day of the calendar in the reader's language, which the server may not know: as it is stored until the page is alive. */
export function useSayDay(): (on: string) => string {
  const isAlive = useAlive();
  const language = useDateLanguage();
  return (on) => (isAlive ? sayDay(on, language) : on);
}

/** A day of the calendar, as `useSayDay` says it. */
export function Day({ on }: { on: string }) {
  return <>{useSayDay()(on)}</>;
}
