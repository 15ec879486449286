'use client';
import { startTransition, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { afterPaint } from '@/components/ui/after-paint';

interface ActiveTag {
  /** The tag whose card is shown, or null. */
  shownId: string | null;
  /** To be called when another tag, or none, has become the active one: its card follows when the text has been painted. */
  onActivate(id: string | null): void;
  /** Shows the card of the active tag at once, for a key that goes into it. */
  showNow(): void;
}

/** The active tag as the page around the text follows it: a mark is drawn at once, and never waits for its card. */
export function useActiveTag(): ActiveTag {
  const [shownId, setShownId] = useState<string | null>(null);
  const [tag] = useState(() => {
    let newest: string | null = null;
    let stopWaiting = () => {};
    return {
      onActivate: (id: string | null) => {
        newest = id;
        stopWaiting();
        stopWaiting = afterPaint(() => startTransition(() => setShownId(id)));
      },
      showNow: () => {
        stopWaiting();
        flushSync(() => setShownId(newest));
      },
      stop: () => stopWaiting(),
    };
  });
  const { stop } = tag;
  useEffect(() => stop, [stop]);
  return { shownId, onActivate: tag.onActivate, showNow: tag.showNow };
}
