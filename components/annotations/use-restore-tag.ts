'use client';
import { useCallback } from 'react';
import { useWorkbench } from '@/components/article/session-context';
import { useToast } from '@/components/ui/toast';
import type { Annotation } from '@/lib/domain/tags/annotation';
import type { ArticleSession } from '@/lib/editor/session/article-session';
import { type TagHands, useTagHands } from './use-tag-hands';

/**
 * Restores a tag, whoever removed it, with all that is on it. True if it is there then. Its note offers no way back: an undo is refused where others have
 * worked on the tag, and Backspace removes it again. One that a colleague has restored since it was offered is there: nothing is sent then, so that
 * the colleague can still take that back.
 */
export function restoreTag(
  { id, label }: Annotation,
  session: ArticleSession,
  { attempt, act }: Pick<TagHands, 'attempt' | 'act'>,
  toast: ReturnType<typeof useToast>,
): boolean {
  const name = label === null ? 'Tag' : `Tag ${label}`;
  const isThere = session.annotations.get(id)?.isRemoved === false;
  const isDone = isThere || attempt(() => act('annotation.restored', { annotationId: id }));
  if (isDone) toast({ text: `${name} ${isThere ? 'was restored already' : 'restored'}` });
  return isDone;
}

/** The way to restore a tag (`restoreTag`). Only below the workbench. */
export function useRestoreTag(): (tag: Annotation) => boolean {
  const { session } = useWorkbench();
  const hands = useTagHands();
  const toast = useToast();
  return useCallback((tag) => restoreTag(tag, session, hands, toast), [session, hands, toast]);
}
