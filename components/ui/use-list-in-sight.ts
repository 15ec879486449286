import { type RefObject, useEffect } from 'react';
import { media } from './use-media';

/**
 * Brings the list that opens under a field into sight, with each other `count` of its rows: on a phone the keyboard, which comes after the list,
 * leaves less room than both need. Nothing moves under a pointer elsewhere.
 */
export function useListInSight(list: RefObject<HTMLElement | null>, count: number): void {
  useEffect(() => {
    if (count === 0 || !window.matchMedia(media.phone).matches) return;
    const show = () => list.current?.scrollIntoView({ block: 'nearest' });
    show();
    // Also told of a keyboard that lies over the page and leaves the window as it was.
    const seen = window.visualViewport ?? window;
    seen.addEventListener('resize', show);
    return () => seen.removeEventListener('resize', show);
  }, [list, count]);
}
