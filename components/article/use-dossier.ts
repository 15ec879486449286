'use client';
import { useTrying } from '@/components/desk/use-trying';

/** What an audit dossier is, in a line. */
export const DOSSIER_ABOUT = 'All entries, and a program to verify them';

/** Saves the audit dossier of an article as a zip, the same from every menu. */
export function useDossier(articleId: string): () => Promise<void> {
  const trying = useTrying();
  return () => trying(async () => (await import('./save-dossier')).saveDossier(articleId));
}
