'use client';
import { useCallback, useEffect, useRef } from 'react';

/** Says whether the component is still on the page: an answer may come after the person has closed what asked for it. */
export function useStillHere(): () => boolean {
  const isHere = useRef(false);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  return useCallback(() => isHere.current, []);
}
