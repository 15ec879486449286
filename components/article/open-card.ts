'use client';
import { useMemo, useSyncExternalStore } from 'react';
import type { ArticleSession } from '@/lib/editor/session/article-session';
import { useWorkbench } from './session-context';

/** Which card of one kind is open beside the text of a session, or null. */
export interface OpenCard<T> {
  readonly now: T | null;
  readonly set: (next: T | null) => void;
  readonly subscribe: (tell: () => void) => () => void;
}

/**
 * Where a session's open card of one kind is kept: keys and clicks of the text open one without React. `onChange` is called before the page
 * hears of it.
 */
export function openCardsOf<T>(
  onChange: (session: ArticleSession, next: T | null) => void = () => undefined,
): (session: ArticleSession) => OpenCard<T> {
  const cards = new WeakMap<ArticleSession, OpenCard<T>>();
  return (session) => {
    const card = cards.get(session) ?? makeCard<T>((next) => onChange(session, next));
    cards.set(session, card);
    return card;
  };
}

function makeCard<T>(onChange: (next: T | null) => void): OpenCard<T> {
  const told = new Set<() => void>();
  const card: { now: T | null } & Omit<OpenCard<T>, 'now'> = {
    now: null,
    set: (next) => {
      if (next === card.now) return;
      card.now = next;
      onChange(next);
      for (const tell of told) tell();
    },
    subscribe: (tell) => {
      told.add(tell);
      return () => told.delete(tell);
    },
  };
  return card;
}

/** The card of that kind that is open, or null, and the way to open another. */
export function useOpenCard<T>(cardOf: (session: ArticleSession) => OpenCard<T>): [T | null, (next: T | null) => void] {
  const { session } = useWorkbench();
  const card = useMemo(() => cardOf(session), [cardOf, session]);
  const now = useSyncExternalStore(
    card.subscribe,
    () => card.now,
    () => null,
  );
  return [now, card.set];
}
