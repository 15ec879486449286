'use client';
import type { Editor } from '@tiptap/core';
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { Annotation } from '@/lib/domain/annotation';
import type { ActionHistory } from '@/lib/editor/action-history';
import type { ArticleSession } from '@/lib/editor/article-session';
import type { SessionSender } from '@/lib/editor/session-sender';

/** What the actor may do with this article; the server checks all of it again. */
export interface ArticleRights {
  canTag: boolean;
  canEdit: boolean;
  canJudge: boolean;
  canPasteNewer: boolean;
  canFile: boolean;
}

/** The open article, as all parts of the workbench share it. */
export interface OpenWorkbench {
  session: ArticleSession;
  history: ActionHistory;
  sender: SessionSender;
  editor: Editor;
  rights: ArticleRights;
  people: ReadonlyMap<string, string>;
  deskId: string;
}

const WorkbenchContext = createContext<OpenWorkbench | null>(null);
export const WorkbenchProvider = WorkbenchContext.Provider;

/** The open article. Only below `WorkbenchProvider`. */
export function useWorkbench(): OpenWorkbench {
  const workbench = useContext(WorkbenchContext);
  if (!workbench) throw new Error('useWorkbench needs an open article');
  return workbench;
}

/** How long the page around the text waits: until typing pauses, or until a changed tag has been painted in the text. */
const TYPING_PAUSE_MS = 250;
const PAINT_MS = 20;

/** Renders again with every change of the session, but after the text has been painted, and when typing pauses. Gives its revision. */
export function useRevision(): number {
  const { session } = useWorkbench();
  const subscribe = useCallback(
    (listener: () => void) => {
      let waiting: number | undefined;
      const stop = session.subscribe((isTyping) => {
        window.clearTimeout(waiting);
        // A tag shows in the text at once, its card and the list of 20,000 just after; while typing goes on they wait.
        waiting = window.setTimeout(listener, isTyping ? TYPING_PAUSE_MS : PAINT_MS);
      });
      return () => {
        window.clearTimeout(waiting);
        stop();
      };
    },
    [session],
  );
  return useSyncExternalStore(
    subscribe,
    () => session.revision,
    () => 0,
  );
}

/** One tag as this person sees it now, or undefined if it is gone. */
export function useAnnotation(id: string | null): Annotation | undefined {
  const { session } = useWorkbench();
  useRevision();
  const annotation = id === null ? undefined : session.annotations.get(id);
  return annotation?.isRemoved ? undefined : annotation;
}
