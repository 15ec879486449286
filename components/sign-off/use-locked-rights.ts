'use client';
import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { OpenArticle } from '@/components/article/assemble-article';
import type { ArticleRights } from '@/components/article/session-context';
import { isLocked } from '@/lib/domain/sign-off';
import { type Mode, modeToOpen } from '@/lib/editor/mode';
import { enterMode } from '@/lib/editor/text-commands';

/**
 * The rights of a person in an article as its signatures leave them: while one stands under it, text, tags and verdicts are locked for all. The
 * text goes into Read mode then, and back into the person's own when the article is opened again.
 */
export function useLockedRights(article: OpenArticle | null, rights: ArticleRights, defaultMode: Mode | null): ArticleRights {
  const session = article?.session ?? null;
  const subscribe = useCallback((listener: () => void) => session?.subscribe(listener) ?? (() => undefined), [session]);
  const locked = () => session !== null && isLocked(session.confirmed);
  const isSigned = useSyncExternalStore(subscribe, locked, () => false);
  const view = article?.editor.view;
  const was = useRef(false);
  useEffect(() => {
    if (!view || isSigned === was.current) return;
    was.current = isSigned;
    enterMode(view, isSigned ? 'read' : modeToOpen(defaultMode, rights));
  }, [view, isSigned, defaultMode, rights]);
  return useMemo(
    () =>
      isSigned
        ? { ...rights, canTag: false, canEdit: false, canJudge: false, canAssign: false, canPasteNewer: false, canWaive: false }
        : rights,
    [isSigned, rights],
  );
}
