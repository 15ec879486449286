'use client';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useWorkbench } from '@/components/article/session-context';
import { useOnline } from '@/components/ui/use-online';
import { call } from '@/lib/api';
import { quotedWords } from '@/lib/domain/anchors/anchor';
import { followsFacts, isCountedClaim } from '@/lib/domain/checks/facts';
import { statementOf } from '@/lib/domain/checks/statement';
import { type SeenClaim, sayNotSame, seenBefore } from '@/lib/domain/contract/claims';
import type { Annotation } from '@/lib/domain/tags/annotation';

/** What was found for the words of a claim is true for as long as one works on it. */
const STALE_MS = 5 * 60_000;

interface SeenBefore {
  seen: readonly SeenClaim[];
  /** Keeps on the server, for this person alone, that the two are not the same claim, or takes it back. */
  settle(seenId: string, isSame: boolean): Promise<void>;
}

/**
 * What the house knows of a claim: asked once for the words that it was tagged with, for its statement and for its verdict, when the server has them.
 * Keystrokes change nothing of it. Of a claim that has a verdict only what was judged otherwise.
 */
export function useSeenBefore(annotation: Annotation): SeenBefore {
  const { session } = useWorkbench();
  const client = useQueryClient();
  const isOnline = useOnline();
  const { articleId } = session.options;
  const { id, verdict, isStale } = annotation;
  const confirmed = session.confirmed.annotations.get(id);
  const judgedBy = verdict?.entryId ?? null;
  // The server compares the verdict that it has: another one would be said to differ from what it is not.
  const isKnown = confirmed?.kind === 'claim' && (confirmed.verdict?.entryId ?? null) === judgedBy;
  const isAsked = isCountedClaim(annotation) && !followsFacts(annotation) && !(verdict && isStale) && isKnown;
  const statement = confirmed ? statementOf(confirmed) : null;
  const queryKey = ['claims', 'seen-before', articleId, id, quotedWords(annotation.anchor), statement, judgedBy];
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) => call(seenBefore, { params: { articleId, annotationId: id }, signal }),
    enabled: isAsked && isOnline,
    staleTime: STALE_MS,
    // It is only a hint: where it does not come, nothing is missing.
    retry: false,
    // Whoever looks at it while a colleague says the claim otherwise keeps it, and what they have chosen of it, until more is known.
    placeholderData: keepPreviousData,
  });
  const found = isAsked ? (data?.seen ?? []) : [];
  return {
    seen: verdict === null ? found : found.filter(({ contradictions }) => contradictions.includes('other verdict')),
    settle: async (seenId, isSame) => {
      await call(sayNotSame, { params: { articleId, annotationId: id, seenId }, body: { isSame } });
      await client.invalidateQueries({ queryKey });
    },
  };
}
