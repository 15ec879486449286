'use client';
import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** False while the page is as the server drew it, true as soon as it is alive: what only the browser knows is drawn then. */
export function useAlive(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
