'use client';
import { openedBeside, useOpenedBeside } from '../opened-beside';

/** What is being done with the article as a whole: by when it is due, who sees it through, who has the claims that nobody has, its details, or signing it off. */
export type AskedWork = 'due' | 'owner' | 'claims' | 'details' | 'sign-off';

/** Where it is kept: the tag column, the line over the text, the menu of commands and the bar ask for it. */
export const askedWorkOf = openedBeside<AskedWork>();

export function useAskedWork(): { open: AskedWork | null; setOpen: (next: AskedWork | null) => void } {
  const [open, setOpen] = useOpenedBeside(askedWorkOf);
  return { open, setOpen };
}
