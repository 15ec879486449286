'use client';
import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { type HistoryAddress, readHistoryAddress, writeHistoryAddress } from './history-address';

export type ChangeHistory = (change: Partial<HistoryAddress>, how?: 'push' | 'replace') => void;

/** What the address says, and a way to change it without asking the server for the page again. */
export function useHistoryAddress(): [HistoryAddress, ChangeHistory] {
  const params = useSearchParams();
  const address = useMemo(() => readHistoryAddress(params), [params]);
  const change = useCallback<ChangeHistory>(
    (part, how = 'push') => {
      const next = writeHistoryAddress({ ...address, ...part });
      if (how === 'push') window.history.pushState(null, '', next);
      else window.history.replaceState(null, '', next);
    },
    [address],
  );
  return [address, change];
}
