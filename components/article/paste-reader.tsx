'use client';
import { useEffect } from 'react';
import { late } from '@/components/ui/late';
import { useToast } from '@/components/ui/toast';
import { useWorkbench } from './session-context';
import { useMode } from './workbench/use-mode';

/** The reader of imports: much script, for those alone who are about to paste. */
const pasteParser = late(() => import('@/lib/editor/typing/paste-parser'));

/** Has what is pasted into the text read as an import is, from the first time that the person edits. Draws nothing. */
export function PasteReader() {
  const { editor, rights } = useWorkbench();
  const isEditing = useMode() === 'edit' && rights.canEdit;
  const toast = useToast();
  useEffect(() => {
    if (!isEditing) return undefined;
    const read = () => {
      if (!editor.isDestroyed) pasteParser.here()?.readPastes(editor.view, (text) => toast({ text }));
    };
    read();
    const forget = pasteParser.subscribe(read);
    const leave = pasteParser.want();
    return () => {
      forget();
      leave();
    };
  }, [isEditing, editor, toast]);
  return null;
}
