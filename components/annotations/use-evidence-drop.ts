'use client';
import type { ClipboardEvent, DragEvent } from 'react';
import { readPastedEvidence } from '@/lib/domain/pasted-evidence';
import { askForSource } from './ask-for-source';

/** What a card does with a link that is pasted on it or dropped on it: it becomes a source. In a field it is pasted as anywhere. */
export function useEvidenceDrop(isAllowed: boolean) {
  const offer = (text: string): boolean => {
    const pasted = isAllowed ? readPastedEvidence(text) : null;
    if (pasted) askForSource({ pasted });
    return pasted !== null;
  };
  return {
    onPaste: (event: ClipboardEvent) => {
      if (event.target instanceof HTMLElement && event.target.matches('input:not([type=radio]), textarea')) return;
      if (offer(event.clipboardData.getData('text/plain'))) event.preventDefault();
    },
    onDragOver: (event: DragEvent) => {
      if (isAllowed && event.dataTransfer.types.includes('text/uri-list')) event.preventDefault();
    },
    onDrop: (event: DragEvent) => {
      const [link = ''] = event.dataTransfer.getData('text/uri-list').split(/\r?\n/);
      if (offer(link)) event.preventDefault();
    },
  };
}
