'use client';
import { useCallback, useSyncExternalStore } from 'react';

/** As in the style sheets: the widths at which the layout changes (a phone's, and one without room for a column of tags), fingers without keys, and where targets are as large as for fingers. */
export const media = {
  phone: '(max-width: 819px)',
  drawer: '(max-width: 1023px)',
  touch: '(hover: none) and (pointer: coarse)',
  finger: '(max-width: 819px), (pointer: coarse)',
} as const;

type MediaName = keyof typeof media;

/** One list a name: to ask anew costs a tenth of a millisecond, and what is typed beside asks at every key. */
const lists = new Map<MediaName, MediaQueryList>();

function listOf(name: MediaName): MediaQueryList {
  const known = lists.get(name);
  if (known) return known;
  const list = window.matchMedia(media[name]);
  lists.set(name, list);
  return list;
}

/** Whether the page is as `name` says. The server, which cannot know, draws the wide one. */
export function useMedia(name: MediaName): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const list = listOf(name);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    [name],
  );
  return useSyncExternalStore(
    subscribe,
    () => listOf(name).matches,
    () => false,
  );
}
