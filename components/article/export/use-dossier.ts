'use client';
import { useTrying } from '@/components/ui/use-trying';

/** What an audit dossier is, in a line, and what in it is not for everybody. */
export const DOSSIER_ABOUT = 'All entries, unsent queries and names kept to checkers too, and a program to verify them';

/** Saves the audit dossier of an article as a zip, the same from every menu. */
export function useDossier(articleId: string): () => Promise<boolean> {
  const trying = useTrying();
  return () => trying(async () => (await import('./save-dossier')).saveDossier(articleId));
}
