'use client';
import { useCallback } from 'react';
import { useWorkbench } from '@/components/article/session-context';
import { waitsFor } from '@/lib/domain/articles/article-work';
import type { Annotation } from '@/lib/domain/tags/annotation';

/** Tells what the one who looks has still to check or to look at again. The same function while it tells the same. */
export function useWaitsForMe(): (annotation: Annotation) => boolean {
  const { session, rules } = useWorkbench();
  const { personId } = session.options;
  const { authorId } = session.confirmed.details;
  const { votes } = rules;
  return useCallback((annotation) => waitsFor(annotation, personId, authorId, votes), [personId, authorId, votes]);
}
