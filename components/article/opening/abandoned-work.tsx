'use client';
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { Abandoned } from '@/lib/editor/outbox/abandoned-outboxes';
import { joinSaveStates } from '@/lib/editor/session/join-save-states';
import type { SaveState } from '@/lib/editor/session/save-state';
import { useRevision, useWorkbench } from '../session-context';

const AbandonedContext = createContext<Abandoned | null>(null);
export const AbandonedProvider = AbandonedContext.Provider;

/** What this person's closed tabs have left to this one. Only below the workbench. Renders again with every change of it. */
export function useAbandoned(): Abandoned {
  const abandoned = useContext(AbandonedContext);
  if (!abandoned) throw new Error('useAbandoned needs the workbench');
  const subscribe = useCallback((listener: () => void) => abandoned.subscribe(listener), [abandoned]);
  useSyncExternalStore(
    subscribe,
    () => abandoned.revision,
    () => 0,
  );
  return abandoned;
}

/** Whether this person's work on the article is on the server's disk: that of this tab, and of closed ones that it sends. */
export function useSaveState(): { state: SaveState; retry(): void } {
  const { sender } = useWorkbench();
  useRevision();
  const abandoned = useAbandoned();
  return {
    state: joinSaveStates([sender.state, ...abandoned.states]),
    retry: () => {
      sender.retry();
      abandoned.retry();
    },
  };
}
