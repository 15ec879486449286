'use client';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ApiError } from '@/lib/api';

/** A refusal will be the same the second time; only no answer and a busy server are asked again. */
export function mayRetry(count: number, error: unknown): boolean {
  return count < 2 && error instanceof ApiError && (error.code === 'busy' || error.code === 'unreachable');
}

/** Holds what lists have read, for the pages below. */
export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries: { retry: mayRetry, staleTime: 5_000 } } }));
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
