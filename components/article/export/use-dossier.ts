'use client';
import { useTrying } from '@/components/ui/use-trying';

/** Saves the audit dossier of an article as a zip, the same from every menu. */
export function useDossier(articleId: string): () => Promise<boolean> {
  const trying = useTrying();
  return () => trying(async () => (await import('./save-dossier')).saveDossier(articleId));
}
