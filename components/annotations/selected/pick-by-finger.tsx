'use client';
import { type RefObject, useEffect, useRef } from 'react';
import { useRightsNow } from '@/components/article/use-rights-now';
import { Button } from '@/components/ui/button';
import { useMedia } from '@/components/ui/use-media';
import { listenToRows } from './row-touches';
import type { SelectedTags } from './use-selected-tags';

/**
 * How several tags of the list are selected without Ctrl and Shift: a row that is held begins it, and so does the button, for those who would not
 * guess that. From then on each touch takes a row in or out. It stands in the head of the list.
 */
export function PickByFinger({ selection }: { selection: SelectedTags }) {
  const { canTag } = useRightsNow();
  const isFinger = useMedia('finger');
  const head = useRef<HTMLSpanElement>(null);
  usePicking(head, selection, canTag);
  return (
    <span ref={head} className="pick-tags">
      {canTag && isFinger && (
        <Button
          variant="quiet"
          aria-label="Select several tags"
          aria-pressed={selection.isPicking}
          onClick={() => (selection.isPicking ? selection.clear() : selection.pick(null))}
        >
          Select
        </Button>
      )}
    </span>
  );
}

/** Listens to fingers on the rows beside `head`: by itself and not in each row, since it comes after them. */
function usePicking(head: RefObject<HTMLElement | null>, selection: SelectedTags, canTag: boolean): void {
  const now = useRef(selection);
  now.current = selection;
  useEffect(() => {
    const column = head.current?.closest<HTMLElement>('[data-region=tags]');
    if (!column || !canTag) return;
    const listening = new AbortController();
    listenToRows(column, listening.signal, {
      rowIdOf,
      onHold: (id) => now.current.pick(id),
      onTouch: (id, event) => {
        if (!now.current.isPicking) return false;
        if (event instanceof MouseEvent && event.shiftKey) now.current.extendTo(id);
        else now.current.toggle(id);
        return true;
      },
    });
    return () => listening.abort();
  }, [head, canTag]);
}

/** The tag of the row that an event is in. */
function rowIdOf({ target }: Event): string | null {
  const row = target instanceof Element ? target.closest('.tag-row') : null;
  return row?.id.replace(/^tag-/, '') ?? null;
}
