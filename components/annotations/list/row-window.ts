'use client';
import { type RefObject, useLayoutEffect, useState } from 'react';

/** So many rows above and below those in sight are drawn too, so that scrolling finds them there. */
const ROWS_AROUND = 8;

interface Rows {
  /** The first row in sight. */
  first: number;
  /** Half-open: the rows that are drawn. */
  from: number;
  to: number;
}

/** Which of `count` rows of `rowPx` are in sight and to be drawn, where a box of `heightPx` is scrolled by `topPx`. */
export function rowsInSight(topPx: number, heightPx: number, rowPx: number, count: number): Rows {
  // Browsers scroll past both ends for a moment, and a list may have become shorter than where it stands.
  const clamp = (row: number) => Math.min(Math.max(row, 0), count);
  const first = Math.min(clamp(Math.floor(topPx / rowPx)), Math.max(count - 1, 0));
  const end = clamp(Math.ceil((topPx + heightPx) / rowPx));
  return { first, from: clamp(first - ROWS_AROUND), to: clamp(Math.max(end, first) + ROWS_AROUND) };
}

/** Where a box must be scrolled so that a row is in sight whole: by as little as possible. */
export function scrollFor(row: number, rowPx: number, topPx: number, heightPx: number): number {
  if (row * rowPx < topPx) return row * rowPx;
  return Math.max(topPx, (row + 1) * rowPx - heightPx);
}

/** The rows of a scrolled list that are on the page. All have one height, which is why no library measures them. */
export function useRowWindow(scroller: RefObject<HTMLElement | null>, rowPx: number, count: number) {
  const [sight, setSight] = useState({ topPx: 0, heightPx: 0 });
  useLayoutEffect(() => {
    const { current: box } = scroller;
    if (!box) return;
    const look = () => {
      const next = { topPx: Math.floor(box.scrollTop / rowPx) * rowPx, heightPx: box.clientHeight + rowPx };
      // Between two rows nothing else is in sight.
      setSight((before) => (before.topPx === next.topPx && before.heightPx === next.heightPx ? before : next));
    };
    look();
    box.addEventListener('scroll', look, { passive: true });
    const watch = new ResizeObserver(look);
    watch.observe(box);
    return () => {
      box.removeEventListener('scroll', look);
      watch.disconnect();
    };
  }, [scroller, rowPx]);
  return {
    ...rowsInSight(sight.topPx, sight.heightPx, rowPx, count),
    showRow: (row: number) => {
      const { current: box } = scroller;
      if (box) box.scrollTop = scrollFor(row, rowPx, box.scrollTop, box.clientHeight);
    },
  };
}
