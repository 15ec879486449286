'use client';
import { useEffect, useRef } from 'react';

/** So long at most until the step of what was closed is out of the history. Where the page was left meanwhile, nothing says so. */
const LEAVE_MS = 1_000;

/** Until that step is out: the browser takes it out later, and what opens meanwhile must not be closed by that. */
let leaving: Promise<void> | null = null;

/** In the history: the step is of something that stood in place of the page. It is still there when the page was loaded anew, or come back to. */
const STANDS = 'galleyStands';

/**
 * While something stands in place of the page (`isOpen`), the browser's Back, on Android a gesture, calls `onBack` and stays on the page. The
 * step for it is taken out of the history again when that closes otherwise; but call what this gives before a link that replaces the step.
 */
export function useBackCloses(isOpen: boolean, onBack: () => void): () => void {
  const called = useRef(onBack);
  called.current = onBack;
  const isReplaced = useRef(false);
  useEffect(() => {
    if (!isOpen) return;
    const { href } = window.location;
    let isThere = false;
    let isClosed = false;
    isReplaced.current = false;
    const goBack = () => {
      // Farther than that: the page goes, and is as it is when the person comes back to it.
      if (window.location.href !== href) return;
      isThere = false;
      called.current();
    };
    const begin = () => {
      if (isClosed) return;
      isThere = true;
      const { history } = window;
      if (!history.state?.[STANDS]) history.pushState({ ...history.state, [STANDS]: true }, '');
      window.addEventListener('popstate', goBack);
    };
    if (leaving) void leaving.then(begin);
    else begin();
    return () => {
      isClosed = true;
      window.removeEventListener('popstate', goBack);
      if (isThere && !isReplaced.current && window.location.href === href) leaveStep();
    };
  }, [isOpen]);
  return () => {
    isReplaced.current = true;
  };
}

function leaveStep(): void {
  const step = new Promise<void>((resolve) => {
    window.addEventListener('popstate', () => resolve(), { once: true });
    setTimeout(resolve, LEAVE_MS);
  });
  leaving = step;
  void step.then(() => {
    // Another one may be under way by then.
    if (leaving === step) leaving = null;
  });
  window.history.back();
}
