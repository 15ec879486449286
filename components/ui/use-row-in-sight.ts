import { type RefObject, useEffect } from 'react';

/**
 * Keeps the row that keys have gone to, the one at `at`, in sight: where focus stays in a field, no browser scrolls to it. At the first row, where a
 * list opens, it is the list alone that moves, and nothing of the page.
 */
export function useRowInSight(list: RefObject<HTMLElement | null>, at: number): void {
  useEffect(() => {
    if (at > 0) list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
    else list.current?.scrollTo({ top: 0 });
  }, [list, at]);
}
