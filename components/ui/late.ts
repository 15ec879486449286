'use client';
import { useEffect, useSyncExternalStore } from 'react';

/*
 * A key that is pressed for a part that is still coming, or for a field that has gone, must not be a command of the text. Two listen to the window for
 * that, before all that is further in, and whoever takes a key leaves it to nobody else:
 *
 * 1. annotations/guard-words.ts, from the first card on: a colleague's change took the field away that somebody writes in. Its letters are dropped.
 * 2. article/held-keys.ts, from the moment that something was asked for: its part is still coming. Keys wait, and are pressed once focus is in it.
 *
 * article/hands/late-doors.ts listens to nothing: it has keys held for card or list, and does what was asked for when that is here. Who asks for
 * something else that comes late (an overlay, the card of a comment) holds keys in the same way.
 */

/** Longer than this a moment that nothing else needs is not waited for: a window that is never at rest, or not drawn, may have none. */
const IDLE_AT_LAST_MS = 1_000;
/** How long after a part did not come it is tried again while somebody waits for it: the browser may not know that the server was away. */
const TRY_AGAIN_MS = 10_000;
/** How long a page that is still opening something is left alone before it is looked at again. */
const LOOK_AGAIN_MS = 200;

/** A part of the page whose script comes after the page works. Made by `late`, used by `useLate`. */
export interface Late<Module> {
  /** The part, or null until it is here. */
  here(): Module | null;
  /** How often it did not come. */
  failures(): number;
  /** Fetches it, once. Where it does not come it is tried again when the line is back, or when somebody asks anew. */
  fetch(): Promise<void>;
  /** Fetches it, and where it does not come tries again by and by, until nobody waits any more. Gives the way to say so. */
  want(): () => void;
  /** Calls `tell` when it is here, and each time that it did not come. */
  subscribe(tell: () => void): () => void;
}

/**
 * The one way to load something late: `const menu = late(() => import('./opened-menu'))`, for what opens by an action only. What it brings
 * is not in the page's first scripts, and is in the browser a moment later, so that it opens at once and without a line.
 */
export function late<Module>(load: () => Promise<Module>): Late<Module> {
  let here: Module | null = null;
  let coming: Promise<void> | null = null;
  let failures = 0;
  let waits = 0;
  let again: ReturnType<typeof setTimeout> | undefined;
  const told = new Set<() => void>();
  const tellAll = () => {
    for (const tell of told) tell();
  };
  const fetch = () => {
    coming ??= load().then(
      (module) => {
        here = module;
        tellAll();
      },
      () => {
        coming = null;
        failures += 1;
        window.addEventListener('online', tryAgain, { once: true });
        clearTimeout(again);
        again = setTimeout(() => waits > 0 && tryAgain(), TRY_AGAIN_MS);
        tellAll();
      },
    );
    return coming;
  };
  const tryAgain = () => void fetch();
  return {
    here: () => here,
    failures: () => failures,
    fetch,
    want: () => {
      waits += 1;
      void fetch();
      return () => {
        waits -= 1;
      };
    },
    subscribe: (tell) => {
      told.add(tell);
      return () => told.delete(tell);
    },
  };
}

/** The part, or null until it is here. It is fetched when the page is idle, or at once if `isWanted`. Where it is here, it is so in the same frame. */
export function useLate<Module>(part: Late<Module>, isWanted: boolean): Module | null {
  const module = useSyncExternalStore(part.subscribe, part.here, nothing);
  useEffect(() => {
    if (isWanted) return part.want();
    fetchWhenIdle(part);
    return undefined;
  }, [part, isWanted]);
  return module;
}

/** True where the part is not here and did not come when it was fetched. */
export function useHasFailed(part: Late<unknown>): boolean {
  return useSyncExternalStore(part.subscribe, () => part.here() === null && part.failures() > 0, never);
}

// The server draws none, and the browser begins with what the server drew.
const nothing = () => null;
const never = () => false;

const waiting = new Set<Late<unknown>>();

function fetchWhenIdle(part: Late<unknown>): void {
  if (part.here() !== null || waiting.has(part)) return;
  waiting.add(part);
  // The first to wait sets out for all.
  if (waiting.size > 1) return;
  if (document.readyState === 'complete') whenIdle(fetchWaiting);
  else window.addEventListener('load', () => whenIdle(fetchWaiting), { once: true });
}

/** One after the other, each in a moment that nothing else needs. */
function fetchWaiting(): void {
  // An article that is still being opened comes first.
  if (document.querySelector('[aria-busy=true]') !== null) {
    setTimeout(() => whenIdle(fetchWaiting), LOOK_AGAIN_MS);
    return;
  }
  const [part] = waiting;
  if (part === undefined) return;
  void part.fetch().finally(() => {
    waiting.delete(part);
    if (waiting.size > 0) whenIdle(fetchWaiting);
  });
}

// Safari has no idle callbacks; there a task behind what waits must do.
function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) window.requestIdleCallback(work, { timeout: IDLE_AT_LAST_MS });
  else setTimeout(work);
}
