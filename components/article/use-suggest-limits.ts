'use client';
import { useEffect } from 'react';
import { useToast } from '@/components/ui/toast';
import { getMode } from '@/lib/editor/keys/mode';
import { watchSuggestLimits } from '@/lib/editor/typing/suggest-limits';
import { maySuggest, useWorkbench } from './session-context';

/** In Suggest mode a note says why Enter, or a key for bold words, does nothing. */
export function useSuggestLimits(): void {
  const { editor, rights } = useWorkbench();
  const toast = useToast();
  const isSuggesting = maySuggest(rights);
  useEffect(() => {
    if (!isSuggesting || editor.isDestroyed) return;
    const isOn = () => !editor.isDestroyed && getMode(editor.state) === 'edit';
    return watchSuggestLimits(editor.view.dom, { isOn, tell: (text) => toast({ text }), now: () => performance.now() });
  }, [editor, isSuggesting, toast]);
}
