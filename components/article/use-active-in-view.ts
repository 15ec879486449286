'use client';
import { useEffect } from 'react';
import { useMedia } from '@/components/ui/use-media';
import { useWorkbench } from './session-context';

/** Keeps the active tag's mark on a phone's screen when its card opens: the card takes the lower half, where the mark may have stood. */
export function useActiveInView(activeId: string | null): void {
  const { editor } = useWorkbench();
  const isPhone = useMedia('phone');
  useEffect(() => {
    if (activeId === null || !isPhone) return;
    editor.view.dom.querySelector(`[data-mark="${activeId}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [activeId, isPhone, editor]);
}
