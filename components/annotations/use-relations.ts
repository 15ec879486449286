'use client';
import { useMemo } from 'react';
import { useRevision, useWorkbench } from '@/components/article/session-context';
import { relationsByTag, type SeenRelation } from '@/lib/domain/relation';

/** By tag, how it is related to others, as this person sees it now. */
export function useRelations(): ReadonlyMap<string, readonly SeenRelation[]> {
  const { session } = useWorkbench();
  const revision = useRevision();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the session is the same object for every revision of it
  return useMemo(() => relationsByTag(session.annotations), [session, revision]);
}

/** What a row says of a tag's relations to those who cannot see its sign. */
export const sayRelated = (count: number): string => `related to ${count === 1 ? '1 tag' : `${count} tags`}`;
