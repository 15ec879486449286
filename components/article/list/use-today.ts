'use client';
import { useSyncExternalStore } from 'react';

const MINUTE_MS = 60_000;

/** Where the reader's day began, as a moment in milliseconds; null on the server, which does not know. It moves on at midnight. */
export function useToday(): number | null {
  return useSyncExternalStore(subscribeMinutes, startOfToday, () => null);
}

/** The minute that it is, counted from 1970; null on the server. What says how long something has still to go is drawn anew with it. */
export function useMinute(): number | null {
  return useSyncExternalStore(subscribeMinutes, thisMinute, () => null);
}

/** Calls `listener` when a minute may have passed. Gives the way to stop it. */
export function subscribeMinutes(listener: () => void): () => void {
  // Often enough that nothing is a minute behind for long.
  const timer = setInterval(listener, MINUTE_MS / 4);
  return () => clearInterval(timer);
}

function startOfToday(): number {
  return new Date().setHours(0, 0, 0, 0);
}

const thisMinute = () => Math.floor(Date.now() / MINUTE_MS);
