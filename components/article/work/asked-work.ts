'use client';
import { openCardsOf, useOpenCard } from '../open-card';

/** What of the work on the article as a whole is being changed: by when, who sees it through, or who has the claims that nobody has. */
export type AskedWork = 'due' | 'owner' | 'claims';

/** Where it is kept: the tag column, the menu of commands and the bar of a phone ask for it. */
export const askedWorkOf = openCardsOf<AskedWork>();

export function useAskedWork(): { open: AskedWork | null; setOpen: (next: AskedWork | null) => void } {
  const [open, setOpen] = useOpenCard(askedWorkOf);
  return { open, setOpen };
}
