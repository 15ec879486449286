'use client';
import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { type ListAddress, readListAddress, writeListAddress } from './list-address';

export type ChangeAddress = (change: Partial<ListAddress>, how?: 'push' | 'replace') => void;

/** What the address says, and a way to change it without asking the server for the page again. */
export function useListAddress(): [ListAddress, ChangeAddress] {
  const params = useSearchParams();
  const address = useMemo(() => readListAddress(params), [params]);
  const change = useCallback<ChangeAddress>((part, how = 'push') => {
    // As it is by now: the page follows it a moment later, and what was typed just before stays.
    const now = readListAddress(new URLSearchParams(window.location.search));
    const next = writeListAddress({ ...now, ...part });
    if (how === 'push') window.history.pushState(null, '', next);
    else window.history.replaceState(null, '', next);
  }, []);
  return [address, change];
}
