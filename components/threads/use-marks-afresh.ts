'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { z } from 'zod';
import { useWorkbench } from '@/components/article/session-context';

const Mentioning = z.object({ mentions: z.array(z.string()) });

/** A comment that was read is unread again where a colleague mentions this person in it: only the server knows what it said before. */
export function useMarksAfresh(): void {
  const { session } = useWorkbench();
  const { articleId, personId } = session.options;
  const queries = useQueryClient();
  useEffect(
    () =>
      session.subscribeEntries((entries) => {
        const isMentioned = entries.some(
          ({ type, actorId, payload }) =>
            type === 'comment-edited' && actorId !== personId && Mentioning.safeParse(payload).data?.mentions.includes(personId),
        );
        if (isMentioned) void queries.invalidateQueries({ queryKey: ['read-marks', articleId] });
      }),
    [session, articleId, personId, queries],
  );
}
