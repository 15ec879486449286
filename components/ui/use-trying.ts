'use client';
import { useCallback } from 'react';
import { useToast } from './toast';
import { sentenceOf } from './use-request';

/** Does something, and says in a note why it failed where it did. True if it was done. */
export function useTrying(): (work: () => Promise<unknown>) => Promise<boolean> {
  const toast = useToast();
  return useCallback(
    async (work) => {
      try {
        await work();
        return true;
      } catch (error) {
        toast({ text: sentenceOf(error) });
        return false;
      }
    },
    [toast],
  );
}
