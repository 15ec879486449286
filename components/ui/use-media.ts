'use client';
import { useCallback, useSyncExternalStore } from 'react';

/** As in the style sheets: the widths at which the layout changes (a phone's, and one without room for a column of tags), fingers without keys, and where targets are as large as for fingers. */
export const media = {
  phone: '(max-width: 819px)',
  drawer: '(max-width: 1023px)',
  touch: '(hover: none) and (pointer: coarse)',
  finger: '(max-width: 819px), (pointer: coarse)',
} as const;

/** Whether the page is as `name` says. The server, which cannot know, draws the wide one. */
export function useMedia(name: keyof typeof media): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const query = window.matchMedia(media[name]);
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    [name],
  );
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(media[name]).matches,
    () => false,
  );
}
