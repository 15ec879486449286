'use client';
import { sentenceOf } from '@/components/desk/use-request';
import { useToast } from '@/components/ui/toast';
import { addressOf, call } from '@/lib/api';

/** What an audit dossier is, in a line. */
export const DOSSIER_ABOUT = 'All entries, and a program to verify them';

/** Saves the audit dossier of an article as a zip, the same from every menu. It is asked about before: a refusal must not be saved as a file. */
export function useDossier(articleId: string): () => Promise<void> {
  const toast = useToast();
  const params = { articleId };
  return async () => {
    try {
      const { announceDossier, makeDossier } = await import('@/lib/domain/contract/dossier');
      await call(announceDossier, { params, query: {} });
      window.location.assign(addressOf(makeDossier.path, params, undefined));
    } catch (error) {
      toast({ text: sentenceOf(error) });
    }
  };
}
