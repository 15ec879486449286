'use client';
import { useSyncExternalStore } from 'react';
import { asTheme, type Theme } from './theme';

/** The theme that the page shows now, wherever it was chosen; `first` is what the server drew. */
export function useTheme(first: Theme): Theme {
  return useSyncExternalStore(
    subscribe,
    () => asTheme(document.documentElement.dataset.theme),
    () => first,
  );
}

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}
