'use client';
import { useEffect } from 'react';
import { useTagActions } from '@/components/annotations/use-tag-actions';
import { readPastedEvidence } from '@/lib/domain/pasted-evidence';
import { useWorkbench } from './session-context';

/**
 * What is done with a link that arrives where neither text nor card nor field takes it: pasted while a tag is active it becomes its source, as in
 * the text; dropped it does nothing, where the browser would open it in place of the article.
 */
export function ArrivingLinks() {
  const { rights } = useWorkbench();
  const { actions, offerEvidence } = useTagActions();
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      if (!rights.canTag || isTaken(event) || !actions.active()) return;
      const pasted = readPastedEvidence(event.clipboardData?.getData('text/plain') ?? '');
      if (!pasted) return;
      event.preventDefault();
      offerEvidence(pasted);
    };
    const dragOver = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('text/uri-list') || isTaken(event)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'none';
    };
    document.addEventListener('paste', paste);
    document.addEventListener('dragover', dragOver);
    return () => {
      document.removeEventListener('paste', paste);
      document.removeEventListener('dragover', dragOver);
    };
  }, [rights, actions, offerEvidence]);
  return null;
}

/** True if what is under it takes it: a card has said so, or it is the text, a field or a dialog. */
function isTaken(event: Event): boolean {
  const under = event.target instanceof Element ? event.target : null;
  const takes = 'input:not([type=radio], [type=checkbox]), textarea, [contenteditable=true], [role=dialog]';
  return event.defaultPrevented || (under !== null && under.closest(takes) !== null);
}
