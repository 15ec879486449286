'use client';
import { openCardsOf, useOpenCard } from '../open-card';

/** What is being done with the article as a whole: by when it is due, who sees it through, who has the claims that nobody has, its details, or signing it off. */
export type AskedWork = 'due' | 'owner' | 'claims' | 'details' | 'sign-off';

/** Where it is kept: the tag column, the line over the text, the menu of commands and the bar ask for it. */
export const askedWorkOf = openCardsOf<AskedWork>();

export function useAskedWork(): { open: AskedWork | null; setOpen: (next: AskedWork | null) => void } {
  const [open, setOpen] = useOpenCard(askedWorkOf);
  return { open, setOpen };
}
