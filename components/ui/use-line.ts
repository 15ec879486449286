'use client';
import { useOffline } from 'next/offline';
import { useOnline } from './use-online';

/** False while the browser knows that it has no line, or the last page that was asked for could not be had. */
export function useLine(): boolean {
  const isOnline = useOnline();
  return !useOffline() && isOnline;
}
