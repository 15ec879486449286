'use client';
import { useEffect } from 'react';
import { HELD_WITHOUT_LINE } from './no-line';
import { useToast } from './toast';

/**
 * Without a line a link keeps the page that is open, and says so: the browser would put its own page in the place of Galley, of an article that
 * is worked on too.
 */
export function HeldLinks() {
  const toast = useToast();
  useEffect(() => {
    const hold = (event: MouseEvent) => {
      // Asked at the press: the line may have gone in this moment.
      if (navigator.onLine) return;
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      if (link.origin !== location.origin || (link.target !== '' && link.target !== '_self') || isHere(link)) return;
      event.preventDefault();
      toast({ text: HELD_WITHOUT_LINE });
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
