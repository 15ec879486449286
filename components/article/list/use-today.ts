'use client';
import { useSyncExternalStore } from 'react';

const MINUTE_MS = 60_000;

/** Where the reader's day began, as a moment in milliseconds; null on the server, which does not know. It moves on at midnight. */
export function useToday(): number | null {
  return useSyncExternalStore(subscribe, startOfToday, () => null);
}

function subscribe(listener: () => void): () => void {
  const timer = setInterval(listener, MINUTE_MS);
  return () => clearInterval(timer);
}

function startOfToday(): number {
  return new Date().setHours(0, 0, 0, 0);
}
