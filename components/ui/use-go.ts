'use client';
import { useRouter } from 'next/navigation';
import { useCallback, useState, useTransition } from 'react';
import { HELD_WITHOUT_LINE } from './no-line';
import { useToast } from './toast';
import { useOnItsWay } from './use-on-its-way';

/** Goes to a page of Galley by what is no link, with its skeleton as for a link; without a line it stays, as links do (`HeldLinks`). */
export function useGo(): (to: string) => void {
  const router = useRouter();
  const toast = useToast();
  const [isGoing, start] = useTransition();
  const [to, setTo] = useState('');
  useOnItsWay(isGoing, to);
  return useCallback(
    (next) => {
      if (!navigator.onLine) return toast({ text: HELD_WITHOUT_LINE });
      setTo(next);
      start(() => router.push(next));
    },
    [router, toast],
  );
}
