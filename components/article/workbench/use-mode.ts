'use client';
import { useCallback, useSyncExternalStore } from 'react';
import { getMode, type Mode } from '@/lib/editor/keys/mode';
import { useWorkbench } from '../session-context';

/** The mode that the text is in now: Tag, Edit or Read. */
export function useMode(): Mode {
  const { editor } = useWorkbench();
  const subscribe = useCallback(
    (listener: () => void) => {
      editor.on('transaction', listener);
      return () => {
        editor.off('transaction', listener);
      };
    },
    [editor],
  );
  return useSyncExternalStore(
    subscribe,
    () => getMode(editor.state),
    () => 'tag',
  );
}
