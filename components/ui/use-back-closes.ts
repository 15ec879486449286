'use client';
import { createContext, useContext, useEffect, useRef } from 'react';
import { BackSteps } from './back-steps';

/** So long at most until steps are out of the history. Where the page was left meanwhile, nothing says so. */
const LEAVE_MS = 1_000;

/** In the history: how many steps up to this one stand for what lies over the page. It is still there when the page was loaded anew, or come back to. */
const STANDS = 'galleyStands';

const steps = new BackSteps({
  address: () => window.location.href,
  deep: () => Number(window.history.state?.[STANDS] ?? 0),
  add: (deep) => window.history.pushState({ ...window.history.state, [STANDS]: deep }, ''),
  goBack: (by) =>
    new Promise((resolve) => {
      window.addEventListener('popstate', () => resolve(), { once: true });
      setTimeout(resolve, LEAVE_MS);
      window.history.go(-by);
    }),
});

/** True below what Back puts away, for what opens over that. */
const OverContext = createContext(false);
export const BackClosesOver = OverContext.Provider;

/**
 * While something stands in place of the page (`isOpen`), the browser's Back, on Android a gesture, calls `onBack` and stays on the page. The
 * step for it is taken out of the history again when that closes otherwise; but call what this gives before a link that replaces the step.
 */
export function useBackCloses(isOpen: boolean, onBack: () => void): () => void {
  const isOver = useContext(OverContext);
  const called = useRef(onBack);
  called.current = onBack;
  const isReplaced = useRef(false);
  useEffect(() => {
    if (!isOpen) return;
    isReplaced.current = false;
    const layer = { onBack: () => called.current() };
    window.addEventListener('popstate', steps.look);
    steps.begin(layer, isOver);
    return () => steps.end(layer, isReplaced.current);
  }, [isOpen, isOver]);
  return () => {
    isReplaced.current = true;
  };
}

/** The same for what lies over something that Back puts away, and only there. */
export function useBackClosesOver(isOpen: boolean, onBack: () => void): void {
  useBackCloses(useContext(OverContext) && isOpen, onBack);
}
