'use client';
import { useEffect, useState } from 'react';
import { afterPaint } from './after-paint';

/** False until what was on the page with the first rendering has been painted. */
export function usePainted(): boolean {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => afterPaint(() => setPainted(true)), []);
  return isPainted;
}
