'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '@/lib/api';
import { readArticle } from '@/lib/domain/contract/articles';
import { readEntries } from '@/lib/domain/contract/journal';
import { openOutboxStore } from '@/lib/editor/outbox/outbox-store';
import { type UnsentArticle, UnsentChanges } from '@/lib/editor/outbox/unsent-changes';

/** A tab that is closed, or has sent what it took over, shows so soon. It is a look into this browser, not a request. */
const LOOK_AGAIN_MS = 5_000;

const openUnsent = (personId: string) =>
  new UnsentChanges({
    personId,
    store: openOutboxStore(personId),
    now: () => Date.now(),
    readTitle: async (articleId) => (await call(readArticle, { params: { articleId } })).title,
    readStoredIds: async (articleId, after) =>
      (await call(readEntries, { params: { articleId }, query: { after } })).entries.map(({ id }) => id),
  });

/** What of this person's work no open tab sends, and the way to put away what nothing sends any more. A browser that keeps nothing has nothing. */
export function useUnsent(personId: string): { articles: UnsentArticle[]; dismiss(article: UnsentArticle): Promise<void> } {
  const [unsent] = useState(() => openUnsent(personId));
  const { data, refetch } = useQuery({
    queryKey: ['unsent', personId],
    queryFn: () => unsent.look(),
    refetchInterval: LOOK_AGAIN_MS,
    // What is kept here is looked at without a line, too.
    networkMode: 'always',
    retry: false,
  });
  const dismiss = async (article: UnsentArticle) => {
    await unsent.dismiss(article);
    await refetch();
  };
  return { articles: data ?? [], dismiss };
}
