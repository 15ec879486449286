'use client';
import { useState } from 'react';

/**
 * What is begun on a card and not sent: it waits in `drafts` under its id while other cards are open, for as long as the page is.
 * Setting null forgets it.
 */
export function useCardDraft<Draft>(drafts: Map<string, Draft>, draftId: string): [Draft | null, (draft: Draft | null) => void] {
  const [draft, setDraft] = useState<Draft | null>(() => drafts.get(draftId) ?? null);
  const keep = (next: Draft | null) => {
    if (next === null) drafts.delete(draftId);
    else drafts.set(draftId, next);
    setDraft(next);
  };
  return [draft, keep];
}
