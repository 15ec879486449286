'use client';
import { useToast } from '@/components/ui/toast';
import { sentenceOf } from '../ui/use-request';

/** Does something, and says in a note why it failed where it did. */
export function useTrying(): (work: () => Promise<void>) => Promise<void> {
  const toast = useToast();
  return (work) => work().catch((error: unknown) => toast({ text: sentenceOf(error) }));
}
