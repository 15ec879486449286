'use client';
import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { type ClaimsAddress, readClaimsAddress, writeClaimsAddress } from './claims-address';

export type ChangeClaims = (change: Partial<ClaimsAddress>, how?: 'push' | 'replace') => void;

/** What the address says, and a way to change it without asking the server for the page again. A change of what is listed opens none of it. */
export function useClaimsAddress(): [ClaimsAddress, ChangeClaims] {
  const params = useSearchParams();
  const address = useMemo(() => readClaimsAddress(params), [params]);
  const change = useCallback<ChangeClaims>(
    (part, how = 'push') => {
      const order =
        part.query === undefined ? address.order : part.query === '' ? 'newest' : address.query === '' ? 'closest' : address.order;
      const next = writeClaimsAddress({ ...address, order, claimId: '', ...part });
      if (how === 'push') window.history.pushState(null, '', next);
      else window.history.replaceState(null, '', next);
    },
    [address],
  );
  return [address, change];
}
