'use client';
import { useSyncExternalStore } from 'react';
import { isMac } from '@/lib/editor/keys/keymap';

const never = () => () => undefined;

/** True where Cmd is the key of commands. The server, which cannot know, draws Ctrl. */
export function useIsMac(): boolean {
  return useSyncExternalStore(never, isMac, () => false);
}
