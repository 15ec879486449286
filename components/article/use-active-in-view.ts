'use client';
import { useEffect } from 'react';
import { useMedia } from '@/components/ui/use-media';
import { useWorkbench } from './session-context';

/**
 * Brings the words that a card is about into the upper third of a phone's screen (scroll-margin says how far) when it opens: the card takes the
 * lower half. `sideId` is the open card of a thread or suggestion.
 */
export function useActiveInView(activeId: string | null, sideId: string | null): void {
  const { editor } = useWorkbench();
  const isPhone = useMedia('phone');
  useEffect(() => {
    if (!isPhone || (activeId === null && sideId === null)) return;
    const words = activeId === null ? '.commented.open, [data-suggestion].open' : `[data-mark="${activeId}"]`;
    editor.view.dom.querySelector(words)?.scrollIntoView({ block: 'start' });
  }, [activeId, sideId, isPhone, editor]);
}
