'use client';
import { useCallback, useState } from 'react';
import { flushSync } from 'react-dom';
import { late } from '@/components/ui/late';
import type { PageOverlay } from '@/lib/editor/keys/text-commands';
import { GIVEN_UP, holdKeys } from '../held-keys';

/** What lies over the page. */
export const workbenchOverlays = late(() => import('../workbench/workbench-overlays'));

interface Overlay {
  /** What is open over the page. */
  shown: PageOverlay | null;
  open(what: PageOverlay): void;
  /** What was open brings focus back to the text by itself, when it is gone. */
  close(): void;
}

/** What lies over the page of an open article, if anything, and how it is opened and closed. */
export function useOverlay(): Overlay {
  const [shown, show] = useState<PageOverlay | null>(null);
  // At once: the number typed right after G must land in its field. Where its script is still coming it waits for that, and Escape calls it off.
  const open = useCallback((what: PageOverlay) => {
    flushSync(() => show(what));
    if (workbenchOverlays.here()) return;
    const { signal } = holdKeys('[role=dialog], .go-to', workbenchOverlays.fetch());
    signal.onabort = () => signal.reason === GIVEN_UP && show(null);
  }, []);
  return { shown, open, close: () => show(null) };
}
