'use client';
import { useEffect } from 'react';
import { guardRepeats } from '@/lib/editor/keys/guard-repeats';
import { getMode } from '@/lib/editor/keys/mode';
import { useWorkbench } from './session-context';

/** Has no key that is held on a button or in a field go on in the text, where focus goes when that is done. */
export function useGuardedRepeats(): void {
  const { editor } = useWorkbench();
  useEffect(() => {
    if (editor.isDestroyed) return;
    const { dom } = editor.view;
    return guardRepeats({
      isInText: (target) => target instanceof Node && dom.contains(target),
      isEditing: () => !editor.isDestroyed && getMode(editor.state) === 'edit',
    });
  }, [editor]);
}
