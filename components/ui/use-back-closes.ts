'use client';
import { useEffect, useRef } from 'react';

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
    let isThere = true;
    isReplaced.current = false;
    window.history.pushState(null, '');
    const goBack = () => {
      isThere = false;
      called.current();
    };
    window.addEventListener('popstate', goBack);
    return () => {
      window.removeEventListener('popstate', goBack);
      if (isThere && !isReplaced.current && window.location.href === href) window.history.back();
    };
  }, [isOpen]);
  return () => {
    isReplaced.current = true;
  };
}
