'use client';
import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { type ClaimsAddress, readClaimsAddress, writeClaimsAddress } from './claims-address';

export type ChangeClaims = (change: Partial<ClaimsAddress>, how?: 'push' | 'replace') => void;

/** What the address says, and a way to change it without asking the server for the page again. A change of what is listed opens none of it. */
export function useClaimsAddress(): [ClaimsAddress, ChangeClaims] {
  const params = useSearchParams();
  const address = useMemo(() => readClaimsAddress(params), [params]);
  const change = useCallback<ChangeClaims>((part, how = 'push') => {
    // As it is by now: the page follows it a moment later, and what was typed just before stays.
    const now = readClaimsAddress(new URLSearchParams(window.location.search));
    const order = part.query === undefined ? now.order : part.query === '' ? 'newest' : now.query === '' ? 'closest' : now.order;
    const next = writeClaimsAddress({ ...now, order, claimId: '', ...part });
    if (how === 'push') window.history.pushState(null, '', next);
    else window.history.replaceState(null, '', next);
  }, []);
  return [address, change];
}
