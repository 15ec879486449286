'use client';
import type { ClipboardEvent, DragEvent } from 'react';
import { useRightsNow } from '@/components/article/use-rights-now';
import { FIELDS_OF_WORDS } from '@/components/ui/fields-of-words';
import { readPastedEvidence } from '@/lib/domain/sources/pasted-evidence';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { useTagHands } from '../use-tag-hands';

/** What a card does with a link that is pasted on it or dropped on it: it opens, and the link becomes a source. In a field it is words as anywhere. */
export function useEvidenceDrop({ id }: Annotation) {
  const rights = useRightsNow();
  const { actions, offerEvidence } = useTagHands();
  const offer = (text: string): boolean => {
    const pasted = rights.canTag ? readPastedEvidence(text) : null;
    if (pasted && actions.active()?.id !== id) actions.visit(id);
    if (pasted) offerEvidence(pasted);
    return pasted !== null;
  };
  return {
    onPaste: (event: ClipboardEvent) => {
      if (isInField(event)) return;
      if (offer(event.clipboardData.getData('text/plain'))) event.preventDefault();
    },
    onDragOver: (event: DragEvent) => {
      if (rights.canTag && !isInField(event) && event.dataTransfer.types.includes('text/uri-list')) event.preventDefault();
    },
    onDrop: (event: DragEvent) => {
      if (isInField(event)) return;
      const [link = ''] = event.dataTransfer.getData('text/uri-list').split(/\r?\n/);
      if (offer(link)) event.preventDefault();
    },
  };
}

const isInField = ({ target }: ClipboardEvent | DragEvent) => target instanceof HTMLElement && target.matches(FIELDS_OF_WORDS);
