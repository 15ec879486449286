'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useSettled } from './use-settled';

/** The first letters are a step that Back goes back over; those that follow belong to the same step. */
export type Find = (query: string, how: 'push' | 'replace') => void;

/** A search field whose words stand in the address: what is typed, how it changes, and a way to send it at once. It is sent when it has settled. */
export function useTypedSearch(query: string, onFind: Find) {
  const [typed, setTyped] = useState(query);
  const settled = useSettled(typed.trim());
  const sent = useRef(query);
  const find = useRef(onFind);
  useEffect(() => {
    find.current = onFind;
  });
  // The address changed by other means: Back, a link, or Clear filters. What is being typed is not overwritten by its own echo.
  useEffect(() => {
    if (query === sent.current) return;
    sent.current = query;
    setTyped(query);
  }, [query]);
  const send = useCallback((next: string) => {
    if (next === sent.current) return;
    const how = sent.current === '' || next === '' ? 'push' : 'replace';
    sent.current = next;
    find.current(next, how);
  }, []);
  useEffect(() => send(settled), [settled, send]);
  return { typed, setTyped, send };
}
