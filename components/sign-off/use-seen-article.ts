'use client';
import { useEffect, useState } from 'react';
import { useWorkbench } from '@/components/article/session-context';
import { type SeenArticle, seeEntries } from '@/lib/editor/session/seen-article';

/** The article as it is when this is first drawn, what others have done since, and the way to say that one has looked at that, too. */
export function useSeenArticle(): [SeenArticle, () => void] {
  const { session } = useWorkbench();
  const [seen, setSeen] = useState<SeenArticle>(() => ({ state: session.confirmed, news: [] }));
  useEffect(
    () =>
      session.subscribeEntries((entries) => {
        const { confirmed } = session;
        setSeen((before) => seeEntries(before, entries, confirmed, session.options));
      }),
    [session],
  );
  return [seen, () => setSeen({ state: session.confirmed, news: [] })];
}
