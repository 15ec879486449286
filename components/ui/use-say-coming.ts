'use client';
import { useEffect, useRef } from 'react';
import { sayComing } from './coming';

/** Says that the page at `to` is on its way while `isPending`. Where the caller goes away before (a menu that closes), it is on its way until it comes. */
export function useSayComing(isPending: boolean, to: string): void {
  const end = useRef<(() => void) | null>(null);
  useEffect(() => {
    if (isPending) end.current = sayComing(to);
    else {
      end.current?.();
      end.current = null;
    }
  }, [isPending, to]);
}
