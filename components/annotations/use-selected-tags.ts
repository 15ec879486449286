'use client';
import { useMemo, useState } from 'react';
import type { Annotation } from '@/lib/domain/tags/annotation';

/** Several tags of the list, to be worked on together. */
export interface SelectedTags {
  /** The selected tags that the list shows, in its order. */
  tags: readonly Annotation[];
  has(id: string): boolean;
  /** Adds or takes away one. */
  toggle(id: string): void;
  /** All from the one that was last touched, or else from `start`, to this one. */
  extendTo(id: string, start?: string | null): void;
  selectAll(): void;
  clear(): void;
}

/** Which tags of a list are selected. What the list does not show any more is not selected either. */
export function useSelectedTags(shown: readonly Annotation[]): SelectedTags {
  const [state, setState] = useState<{ ids: ReadonlySet<string>; last: string | null }>({ ids: new Set(), last: null });
  return useMemo(() => {
    const { ids } = state;
    return {
      tags: ids.size === 0 ? [] : shown.filter(({ id }) => ids.has(id)),
      has: (id) => ids.has(id),
      toggle: (id) =>
        setState((before) => {
          const next = new Set(before.ids);
          if (!next.delete(id)) next.add(id);
          return { ids: next, last: id };
        }),
      // Of two quick keys the second must know what the first has done.
      extendTo: (id, start = null) =>
        setState((before) => {
          const first = before.last ?? start ?? id;
          const [a, b] = [shown.findIndex((one) => one.id === first), shown.findIndex((one) => one.id === id)];
          const between = shown.slice(Math.max(0, Math.min(a, b)), Math.max(a, b) + 1);
          return { ids: new Set([...before.ids, ...between.map((one) => one.id)]), last: id };
        }),
      selectAll: () => setState({ ids: new Set(shown.map(({ id }) => id)), last: null }),
      clear: () => setState({ ids: new Set(), last: null }),
    };
  }, [shown, state]);
}
