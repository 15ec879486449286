'use client';
import { useSyncExternalStore } from 'react';

const MINUTE_MS = 60_000;
/** Often enough that nothing is a minute behind for long, also after a machine has slept. */
const LOOK_MS = MINUTE_MS / 4;

/** Where the reader's day began, as a moment in milliseconds; null on the server, which does not know. It moves on at midnight. */
export function useToday(): number | null {
  return useSyncExternalStore(subscribeDays, startOfToday, () => null);
}

/** The minute that it is, counted from 1970; null on the server. What says how long something has still to go is drawn anew with it. */
export function useMinute(): number | null {
  return useSyncExternalStore(subscribeMinutes, thisMinute, () => null);
}

/** Calls `listener` when another minute has begun. Gives the way to stop it. */
export const subscribeMinutes = (listener: () => void) => subscribe(ofMinutes, listener);

/** Calls `listener` when another day has begun: a list has hundreds of dates, which nothing is done for in between. Gives the way to stop it. */
export const subscribeDays = (listener: () => void) => subscribe(ofDays, listener);

const ofMinutes = new Set<() => void>();
const ofDays = new Set<() => void>();
/** One for all that is drawn by the clock, while there is any. */
let timer: ReturnType<typeof setInterval> | undefined;
let minute = 0;
let today = 0;

function subscribe(listeners: Set<() => void>, tell: () => void): () => void {
  if (timer === undefined) {
    minute = thisMinute();
    today = startOfToday();
    timer = setInterval(look, LOOK_MS);
  }
  // Its own, so that one that is given twice is told twice and stopped once.
  const listener = () => tell();
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (ofMinutes.size + ofDays.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function look(): void {
  const [minuteBefore, dayBefore] = [minute, today];
  minute = thisMinute();
  today = startOfToday();
  // Whoever is told may stop listening, or begin.
  if (minute !== minuteBefore) for (const tell of [...ofMinutes]) tell();
  if (today !== dayBefore) for (const tell of [...ofDays]) tell();
}

function startOfToday(): number {
  return new Date().setHours(0, 0, 0, 0);
}

const thisMinute = () => Math.floor(Date.now() / MINUTE_MS);
