'use client';
import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { type HistoryAddress, readHistoryAddress, writeHistoryAddress } from './history-address';

export type ChangeHistory = (change: Partial<HistoryAddress>, how?: 'push' | 'replace') => void;

/** What the address says, and a way to change it without asking the server for the page again. */
export function useHistoryAddress(): [HistoryAddress, ChangeHistory] {
  const params = useSearchParams();
  const address = useMemo(() => readHistoryAddress(params), [params]);
  const change = useCallback<ChangeHistory>((part, how = 'push') => {
    // As it is by now: the page follows it a moment later, and what was chosen just before stays.
    const now = readHistoryAddress(new URLSearchParams(window.location.search));
    const next = writeHistoryAddress({ ...now, ...part });
    if (how === 'push') window.history.pushState(null, '', next);
    else window.history.replaceState(null, '', next);
  }, []);
  return [address, change];
}
