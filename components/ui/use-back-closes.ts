'use client';
import { useEffect, useRef } from 'react';

/** Until the step of what was closed is out of the history: the browser takes it out later, and what opens meanwhile must not be closed by that. */
let isLeaving = false;

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
    isReplaced.current = false;
    const goBack = () => {
      isThere = false;
      called.current();
    };
    const begin = () => {
      isThere = true;
      window.history.pushState(null, '');
      window.addEventListener('popstate', goBack);
    };
    if (isLeaving) window.addEventListener('popstate', begin, { once: true });
    else begin();
    return () => {
      for (const listener of [begin, goBack]) window.removeEventListener('popstate', listener);
      if (isThere && !isReplaced.current && window.location.href === href) leaveStep();
    };
  }, [isOpen]);
  return () => {
    isReplaced.current = true;
  };
}

function leaveStep(): void {
  isLeaving = true;
  const end = () => {
    isLeaving = false;
  };
  window.addEventListener('popstate', end, { once: true });
  window.history.back();
}
