'use client';
import { useSyncExternalStore } from 'react';

const subscribe = () => () => undefined;

/** False on plain http from another machine: what is read and written here can be read on the way. */
export function useSecureLine(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.isSecureContext,
    () => true,
  );
}
