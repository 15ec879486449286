'use client';
import { useEffect, useState } from 'react';

/** `value` once it has not changed for `pauseMs`: what a search field asks for while someone types. */
export function useSettled<T>(value: T, pauseMs = 250): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value, pauseMs]);
  return settled;
}
