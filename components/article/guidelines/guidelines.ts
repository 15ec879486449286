'use client';
import type { ArticleSession } from '@/lib/editor/session/article-session';
import { openedBeside, useOpenedBeside } from '../opened-beside';

/** Whether the guidelines stand beside the text of a session. Keys, the menu of commands and cards open them. */
export const guidelinesOf = openedBeside<'open'>();

/** Whether they do, and the way to show them or put them away. */
export function useGuidelines(): [boolean, (isOpen: boolean) => void] {
  const [now, set] = useOpenedBeside(guidelinesOf);
  return [now !== null, (isOpen) => set(isOpen ? 'open' : null)];
}

/** Shows them, or puts them away. True if they stand there now. */
export function toggleGuidelines(session: ArticleSession): boolean {
  const panel = guidelinesOf(session);
  const isOpen = panel.now === null;
  panel.set(isOpen ? 'open' : null);
  return isOpen;
}
