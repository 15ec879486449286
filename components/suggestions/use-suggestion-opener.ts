'use client';
import { useCallback } from 'react';
import { useWorkbench } from '@/components/article/session-context';
import { scrollToWords } from '@/lib/editor/keys/text-commands';
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
      if (place) scrollToWords(editor.view, place.from);
    },
    [editor, setOpen],
  );
}
