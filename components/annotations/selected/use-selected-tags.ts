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
  /** All from the one that was last touched, or else from `start`, to this one; of these two only what the list shows counts. */
  extendTo(id: string, start?: string | null): void;
  selectAll(): void;
  /** A touch takes a row in or out, as a click does with Ctrl or Cmd held, until nothing is to be selected any more. */
  isPicking: boolean;
  /** Begins that, with one tag or none. */
  pick(id: string | null): void;
  clear(): void;
}

interface State {
  ids: ReadonlySet<string>;
  last: string | null;
  isPicking: boolean;
}

const nothing: State = { ids: new Set(), last: null, isPicking: false };

/** Which tags of a list are selected. What the list does not show any more is not selected either. */
export function useSelectedTags(shown: readonly Annotation[]): SelectedTags {
  const [state, setState] = useState<State>(nothing);
  return useMemo(() => {
    const { ids, isPicking } = state;
    return {
      tags: ids.size === 0 ? [] : shown.filter(({ id }) => ids.has(id)),
      has: (id) => ids.has(id),
      toggle: (id) =>
        setState((before) => {
          const next = new Set(before.ids);
          if (!next.delete(id)) next.add(id);
          return { ...before, ids: next, last: id };
        }),
      // Of two quick keys the second must know what the first has done.
      extendTo: (id, start = null) =>
        setState((before) => {
          return { ...before, ids: new Set([...before.ids, ...idsBetween(shown, [before.last, start], id)]), last: id };
        }),
      selectAll: () => setState((before) => ({ ...before, ids: new Set(shown.map(({ id }) => id)), last: null })),
      isPicking,
      pick: (id) => setState(({ ids, last }) => ({ ids: id === null ? ids : new Set([...ids, id]), last: id ?? last, isPicking: true })),
      clear: () => setState(nothing),
    };
  }, [shown, state]);
}

/** The shown tags from the first of `starts` that is shown to this one, both among them: this one alone where none is, and nothing where it is not shown itself. */
export function idsBetween(shown: readonly { id: string }[], starts: readonly (string | null)[], id: string): string[] {
  const rowOf = (wanted: string | null) => shown.findIndex((one) => one.id === wanted);
  const to = rowOf(id);
  if (to < 0) return [];
  const from = starts.map(rowOf).find((row) => row >= 0) ?? to;
  return shown.slice(Math.min(from, to), Math.max(from, to) + 1).map((one) => one.id);
}
