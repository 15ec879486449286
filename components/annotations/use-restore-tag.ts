'use client';
import { useCallback } from 'react';
import { useToast } from '@/components/ui/toast';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { useTagHands } from './use-tag-hands';

/**
 * Restores a tag, whoever removed it, with all that is on it. True if it was done. Its note offers no way back: an undo is refused where others have
 * worked on the tag, and Backspace removes it again. Only below the workbench.
 */
export function useRestoreTag(): (tag: Annotation) => boolean {
  const { attempt, act } = useTagHands();
  const toast = useToast();
  return useCallback(
    ({ id, label }) => {
      const isDone = attempt(() => act('annotation.restored', { annotationId: id }));
      if (isDone) toast({ text: label === null ? 'Tag restored' : `Tag ${label} restored` });
      return isDone;
    },
    [attempt, act, toast],
  );
}
