'use client';
import { useRouter } from 'next/navigation';
import { useCallback, useState, useTransition } from 'react';
import { useOnItsWay } from './use-on-its-way';

/** Goes to a page of Galley by what is no link, with its skeleton as for a link. */
export function useGo(): (to: string) => void {
  const router = useRouter();
  const [isGoing, start] = useTransition();
  const [to, setTo] = useState('');
  useOnItsWay(isGoing, to);
  return useCallback(
    (next) => {
      setTo(next);
      start(() => router.push(next));
    },
    [router],
  );
}
