'use client';
import { openCardsOf, useOpenCard } from '../open-card';

/** What of the article as a whole is being changed: by when it is due, who sees it through, who has the claims that nobody has, or its details. */
export type AskedWork = 'due' | 'owner' | 'claims' | 'details';

/** Where it is kept: the tag column, the line over the text, the menu of commands and the bar of a phone ask for it. */
export const askedWorkOf = openCardsOf<AskedWork>();

export function useAskedWork(): { open: AskedWork | null; setOpen: (next: AskedWork | null) => void } {
  const [open, setOpen] = useOpenCard(askedWorkOf);
  return { open, setOpen };
}
