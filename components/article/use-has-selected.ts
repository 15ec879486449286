'use client';
import type { Editor } from '@tiptap/core';
import { useEffect, useState } from 'react';

/** True from the first time that words are selected in the text of `editor`. */
export function useHasSelected(editor: Editor): boolean {
  const [hasSelected, setSelected] = useState(false);
  useEffect(() => {
    if (hasSelected) return;
    const look = () => {
      if (!editor.state.selection.empty) setSelected(true);
    };
    look();
    editor.on('selectionUpdate', look);
    return () => {
      editor.off('selectionUpdate', look);
    };
  }, [editor, hasSelected]);
  return hasSelected;
}
