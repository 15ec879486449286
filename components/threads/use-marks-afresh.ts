'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { z } from 'zod';
import { useWorkbench } from '@/components/article/session-context';
import { readMarksKey } from './use-threads';

const Mentioning = z.object({ mentions: z.array(z.string()) });

/** A comment that was read is unread again where a colleague mentions this person in it: only the server knows what it said before. */
export function useMarksAfresh(): void {
  const { session } = useWorkbench();
  const { articleId, personId } = session.options;
  const queries = useQueryClient();
  useEffect(() => {
    const askAgain = () => void queries.invalidateQueries({ queryKey: readMarksKey(articleId) });
    const leave = session.subscribeEntries((entries) => {
      const isMentioned = entries.some(
        ({ type, actorId, payload }) =>
          type === 'comment-edited' && actorId !== personId && Mentioning.safeParse(payload).data?.mentions.includes(personId),
      );
      if (isMentioned) askAgain();
    });
    // This comes some moments after the page: nobody has listened to what came before.
    if (session.confirmed.seq > session.options.state.seq) askAgain();
    return leave;
  }, [session, articleId, personId, queries]);
}
