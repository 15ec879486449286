'use client';
import { useEffect, useState } from 'react';
import { useSettled } from '@/components/ui/use-settled';
import type { ShownMoments } from './history-address';

/** So long a handle rests before the article is asked for there: keys that are held down pass hundreds of moments. */
const REST_MS = 200;

/**
 * The moments as the handles stand (`shown`), and as the article is asked for them (`asked`): while somebody moves a handle the address stays,
 * and follows once it rests. `keep` writes them into the address.
 */
export function useShownMoments(inAddress: ShownMoments | null, keep: (moments: ShownMoments) => void) {
  const [moved, setMoved] = useState<ShownMoments | null>(null);
  const settled = useSettled(moved, REST_MS);
  const isKept = moved !== null && moved.from === inAddress?.from && moved.to === inAddress.to;
  useEffect(() => {
    if (moved === null || settled !== moved) return;
    // Only once the address says it too: in between the handle would jump back.
    if (isKept) setMoved(null);
    else keep(moved);
  }, [moved, settled, isKept, keep]);
  return { shown: moved ?? inAddress, asked: inAddress, move: setMoved };
}
