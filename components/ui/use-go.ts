'use client';
import { useRouter } from 'next/navigation';
import { useCallback, useState, useTransition } from 'react';
import { sayComing } from './coming';
import { whyHeld } from './held-page';
import { useToast } from './toast';
import { useSayComing } from './use-say-coming';
import { useStillHere } from './use-still-here';

/** Goes to a page of Galley by what is no link, with its skeleton as for a link; while the page is held it stays, as with links (`HeldLinks`). */
export function useGo(): (to: string) => void {
  const router = useRouter();
  const toast = useToast();
  const isHere = useStillHere();
  const [isGoing, start] = useTransition();
  const [to, setTo] = useState('');
  useSayComing(isGoing, to);
  return useCallback(
    (next) => {
      const why = whyHeld();
      // Also where it is pressed in a note of a page that is gone. It holds for the page that is there alone.
      if (why !== null) return toast({ text: why, anywhere: true });
      // Then nothing draws what is set here, and its page ends it when it comes.
      if (!isHere() && next !== location.pathname + location.search) sayComing(next);
      setTo(next);
      start(() => router.push(next));
    },
    [router, toast, isHere],
  );
}
