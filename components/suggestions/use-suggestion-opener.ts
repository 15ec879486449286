'use client';
import { useCallback } from 'react';
import { useWorkbench } from '@/components/article/session-context';
import { suggestionPlace } from '@/lib/editor/marks/suggestion-plugin';
import { useOpenSuggestion } from './open-suggestion';

/** Opens a suggestion's card and brings its words into view. */
export function useSuggestionOpener(): (id: string) => void {
  const { editor } = useWorkbench();
  const [, setOpen] = useOpenSuggestion();
  return useCallback(
    (id: string) => {
      setOpen(id);
      const place = suggestionPlace(editor.state, id);
      if (!place) return;
      const { node, offset } = editor.view.domAtPos(place.from);
      const element = node instanceof Element ? (node.children[offset] ?? node) : node.parentElement;
      element?.scrollIntoView({ block: 'center' });
    },
    [editor, setOpen],
  );
}
