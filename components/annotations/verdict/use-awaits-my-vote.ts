'use client';
import { useCallback } from 'react';
import { useWorkbench } from '@/components/article/session-context';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { awaitsVoteOf } from '@/lib/domain/verdicts/votes';

/** Tells the claims that wait for this person's vote. None where they do not vote on this desk. */
export function useAwaitsMyVote(): (annotation: Annotation) => boolean {
  const { session, rights, rules } = useWorkbench();
  return useCallback(
    (annotation) => rights.canVote && awaitsVoteOf(annotation, session.options.personId, session.confirmed.details.authorId, rules.votes),
    [session, rights, rules],
  );
}
