'use client';
import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { OpenArticle } from '@/components/article/opening/assemble-article';
import type { ArticleRights } from '@/components/article/session-context';
import { type Mode, modeToReturn } from '@/lib/editor/keys/mode';
import { enterMode } from '@/lib/editor/keys/text-commands';
import { lockOf } from '@/lib/editor/session/article-lock';

/** What nobody may while an article is locked, whatever locks it. */
const closedByAny = { canTag: false, canEdit: false, canJudge: false, canAssign: false, canPasteNewer: false, canWaive: false };

/**
 * What goes on under a signature, and in the archive does not. The server closes talk there too: here its fields stay, with what somebody is writing in
 * them, which a refusal hands back. `canFile` tells who brings the article out again.
 */
const closedByArchive = { canSetWork: false, canNameAuthor: false, canSign: false, canSignStandards: false, canReopen: false };

/**
 * The rights of a person in an article as its signatures and the archive leave them: while one stands under it, or it is archived, text, tags and
 * verdicts are locked for all. The text goes into Read mode then, and on in Tag mode, for those who tag and do not want Read, when the article is opened
 * again; into Edit they go themselves. `isEditOver`: their right to edit has ended meanwhile.
 */
export function useLockedRights(
  article: OpenArticle | null,
  rights: ArticleRights,
  defaultMode: Mode | null,
  isEditOver: boolean,
): ArticleRights {
  const session = article?.session ?? null;
  const subscribe = useCallback((listener: () => void) => session?.subscribe(listener) ?? (() => undefined), [session]);
  const lock = useSyncExternalStore(
    subscribe,
    () => session && lockOf(session.confirmed),
    () => null,
  );
  const isShut = lock !== null;
  const view = article?.editor.view;
  const was = useRef(false);
  useEffect(() => {
    if (!view || isShut === was.current) return;
    was.current = isShut;
    enterMode(view, isShut ? 'read' : modeToReturn(defaultMode, rights));
  }, [view, isShut, defaultMode, rights]);
  return useMemo(
    () => ({
      ...rights,
      ...(isEditOver && { canEdit: false }),
      ...(lock !== null && { lock, ...closedByAny }),
      ...(lock === 'archived' && closedByArchive),
    }),
    [lock, rights, isEditOver],
  );
}
