'use client';
import { useCallback, useSyncExternalStore } from 'react';
import { getMode, type Mode } from '@/lib/editor/keys/mode';
import { useWorkbench } from '../session-context';

/** What `read` finds in the editor, read anew with each of its transactions; `first` until the page is alive. */
export function useFromEditor<T extends string>(read: () => T, first: T): T {
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
  return useSyncExternalStore(subscribe, read, () => first);
}

/** The mode that the text is in now: Tag, Edit or Read. */
export function useMode(): Mode {
  const { editor } = useWorkbench();
  return useFromEditor<Mode>(() => getMode(editor.state), 'tag');
}
