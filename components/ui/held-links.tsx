'use client';
import { useEffect } from 'react';
import { useToast } from './toast';
import { useLine } from './use-line';

/**
 * Without a line a link keeps the page that is open, and says so: the browser would put its own page in the place of Galley, an article that is
 * worked on too, and what waits for the line would take the reader away in the middle of something else.
 */
export function HeldLinks() {
  const hasLine = useLine();
  const toast = useToast();
  useEffect(() => {
    if (hasLine) return;
    const hold = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      if (link.origin !== location.origin || (link.target !== '' && link.target !== '_self') || isHere(link)) return;
      event.preventDefault();
      toast({ text: 'You are offline. Other pages open when the line is back.' });
    };
    // Before the router hears of it.
    window.addEventListener('click', hold, { capture: true });
    return () => window.removeEventListener('click', hold, { capture: true });
  }, [hasLine, toast]);
  return null;
}

/** A place on the page that is open. */
const isHere = ({ pathname, search, hash }: HTMLAnchorElement) =>
  hash !== '' && pathname === location.pathname && search === location.search;
