'use client';
import { useSyncExternalStore } from 'react';

// The page that is on its way, if one is: there is one window, and one way that it goes.
let coming: { to: string } | null = null;
const told = new Set<() => void>();

function set(next: { to: string } | null): void {
  coming = next;
  for (const tell of told) tell();
}

/** Says that the page at `to` is on its way. What it returns says that it no longer is; without effect once another one was said. */
export function sayComing(to: string): () => void {
  const mine = { to };
  set(mine);
  return () => {
    if (coming === mine) set(null);
  };
}

/** Says that nothing is on its way: a page has come, or the person no longer waits for it. */
export function sayNothingComing(): void {
  if (coming) set(null);
}

/** True while a page is on its way: the one that is open is about to be left. */
export const isPageComing = (): boolean => coming !== null;

/** The address of the page that is on its way, or null. */
export const useComing = (): string | null =>
  useSyncExternalStore(
    (tell) => {
      told.add(tell);
      return () => told.delete(tell);
    },
    () => coming?.to ?? null,
    () => null,
  );
