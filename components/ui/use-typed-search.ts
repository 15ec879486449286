'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { afterEcho } from './after-echo';
import { useComing } from './coming';
import { useSettled } from './use-settled';
import { useTypedEarly } from './use-typed-early';

/** The first letters are a step that Back goes back over; those that follow belong to the same step. */
export type Find = (query: string, how: 'push' | 'replace') => void;

/** A search field whose words stand in the address: a reference for it, what is typed, how it changes, and a way to send it at once. It is sent when it has settled. */
export function useTypedSearch(query: string, onFind: Find) {
  const [typed, setTyped] = useState(query);
  const field = useTypedEarly(setTyped);
  const wanted = typed.trim();
  const settled = useSettled(wanted);
  const isLeaving = useComing() !== null;
  const sent = useRef(query);
  const waiting = useRef<string[]>([]);
  const find = useRef(onFind);
  useEffect(() => {
    find.current = onFind;
  });
  // Back leads to what was sent before, which is no echo of what waits for one.
  useEffect(() => {
    const forget = () => {
      waiting.current = [];
    };
    window.addEventListener('popstate', forget);
    return () => window.removeEventListener('popstate', forget);
  }, []);
  // The address changed by other means: Back, a link, or Clear filters. What is being typed is not overwritten by its own echo, which may be late.
  useEffect(() => {
    const left = afterEcho(waiting.current, query);
    waiting.current = left ?? [];
    if (left || query === sent.current) return;
    sent.current = query;
    setTyped(query);
  }, [query]);
  const send = useCallback((next: string) => {
    if (next === sent.current) return;
    const how = sent.current === '' || next === '' ? 'push' : 'replace';
    sent.current = next;
    waiting.current.push(next);
    find.current(next, how);
  }, []);
  // The router gives up the way to another page for another address of this one: whoever has pressed a link since goes there.
  useEffect(() => {
    if (settled === wanted && !isLeaving) send(settled);
  }, [settled, wanted, send, isLeaving]);
  return { field, typed, setTyped, send };
}

export type TypedSearch = ReturnType<typeof useTypedSearch>;
