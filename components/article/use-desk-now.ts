'use client';
import { useCallback, useSyncExternalStore } from 'react';
import type { ArticleSession } from '@/lib/editor/session/article-session';

/** The desk on which an article is now: a colleague may move it while it is open here. Before it is open, the one on which the page found it. */
export function useDeskNow(session: ArticleSession | undefined, deskId: string): string {
  const subscribe = useCallback((listener: () => void) => session?.subscribe(listener) ?? (() => undefined), [session]);
  const now = () => session?.confirmed.details.deskId ?? deskId;
  return useSyncExternalStore(subscribe, now, now);
}
