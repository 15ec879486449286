'use client';
import { useMemo, useSyncExternalStore } from 'react';
import type { ArticleSession } from '@/lib/editor/session/article-session';
import { useWorkbench } from './session-context';

/** What of one kind is open beside the text of a session: a card, a dialog or a panel. Null is none. */
export interface OpenedBeside<T> {
  readonly now: T | null;
  readonly set: (next: T | null) => void;
  readonly subscribe: (tell: () => void) => () => void;
}

/**
 * Where it is kept what of one kind is open beside a session's text: keys and clicks of the text open one without React. `onChange` is called
 * before the page hears of it.
 */
export function openedBeside<T>(
  onChange: (session: ArticleSession, next: T | null) => void = () => undefined,
): (session: ArticleSession) => OpenedBeside<T> {
  const kept = new WeakMap<ArticleSession, OpenedBeside<T>>();
  return (session) => {
    const opened = kept.get(session) ?? makeOpened<T>((next) => onChange(session, next));
    kept.set(session, opened);
    return opened;
  };
}

function makeOpened<T>(onChange: (next: T | null) => void): OpenedBeside<T> {
  const told = new Set<() => void>();
  const opened: { now: T | null } & Omit<OpenedBeside<T>, 'now'> = {
    now: null,
    set: (next) => {
      if (next === opened.now) return;
      opened.now = next;
      onChange(next);
      for (const tell of told) tell();
    },
    subscribe: (tell) => {
      told.add(tell);
      return () => told.delete(tell);
    },
  };
  return opened;
}

/** What of that kind is open, or null, and the way to open another. */
export function useOpenedBeside<T>(openedOf: (session: ArticleSession) => OpenedBeside<T>): [T | null, (next: T | null) => void] {
  const { session } = useWorkbench();
  const opened = useMemo(() => openedOf(session), [openedOf, session]);
  const now = useSyncExternalStore(
    opened.subscribe,
    () => opened.now,
    () => null,
  );
  return [now, opened.set];
}
