'use client';
import { useEffect } from 'react';
import { whyHeld } from './held-page';
import { useToast } from './toast';

/**
 * A link keeps the page that is open, and says why, while it must not be left: without a line, or with work in it that this browser cannot keep. In
 * a new tab it opens all the same.
 */
export function HeldLinks() {
  const toast = useToast();
  useEffect(() => {
    const hold = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      if (link.origin !== location.origin || (link.target !== '' && link.target !== '_self') || isHere(link)) return;
      // Asked at the press: the line may have gone in this moment.
      const why = whyHeld();
      if (why === null) return;
      event.preventDefault();
      toast({ text: why });
    };
    // Before the router hears of it.
    window.addEventListener('click', hold, { capture: true });
    return () => window.removeEventListener('click', hold, { capture: true });
  }, [toast]);
  return null;
}

/** A place on the page that is open. */
const isHere = ({ pathname, search, hash }: HTMLAnchorElement) =>
  hash !== '' && pathname === location.pathname && search === location.search;
