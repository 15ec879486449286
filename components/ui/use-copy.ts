'use client';
import { useToast } from './toast';

/** Puts words into the clipboard and says so, or says what to do where the browser does not allow it. */
export function useCopy(): (words: string) => Promise<void> {
  const toast = useToast();
  return async (words) => {
    try {
      await navigator.clipboard.writeText(words);
      toast({ text: 'Copied' });
    } catch {
      // On plain http there is no clipboard for pages.
      toast({ text: 'This browser does not let the page copy. Select the words and copy them with the keyboard.' });
    }
  };
}
