'use client';
import { useSyncExternalStore } from 'react';

const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const dayAndTime = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
const dayOfYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

/** A moment as the newsroom says it: 14:32 today, 8 Oct 18:02 before, 8 Oct 2024 in other years. */
export function sayWhen(at: Date, now: Date): string {
  if (at.toDateString() === now.toDateString()) return time.format(at);
  return at.getFullYear() === now.getFullYear() ? dayAndTime.format(at).replace(',', '') : dayOfYear.format(at);
}

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** A day of the calendar (`2026-11-10`) as the newsroom says it: 10 Nov 2026, the same in every time zone. What is no day stays as it is. */
export function sayDay(on: string): string {
  const at = new Date(`${on}T00:00:00Z`);
  return Number.isNaN(at.getTime()) ? on : day.format(at);
}

const never = () => () => undefined;

/** A moment in the reader's own time zone, which the server does not know: it draws the UTC day until the page is alive. */
export function When({ at }: { at: string }) {
  const isAlive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return (
    <time dateTime={at} title={`${at.slice(0, 16).replace('T', ' ')} UTC`}>
      {isAlive ? sayWhen(new Date(at), new Date()) : at.slice(0, 10)}
    </time>
  );
}
