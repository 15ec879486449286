'use client';
import { useEffect } from 'react';
import { useMedia } from '@/components/ui/use-media';
import { useWorkbench } from './session-context';

/** Brings the active tag's words into the upper third of a phone's screen (scroll-margin says how far) when its card opens: the card takes the lower half. */
export function useActiveInView(activeId: string | null): void {
  const { editor } = useWorkbench();
  const isPhone = useMedia('phone');
  useEffect(() => {
    if (activeId === null || !isPhone) return;
    editor.view.dom.querySelector(`[data-mark="${activeId}"]`)?.scrollIntoView({ block: 'start' });
  }, [activeId, isPhone, editor]);
}
