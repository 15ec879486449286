'use client';
import { useLayoutEffect } from 'react';

const OFFER_NOTE = 'galley:note';

interface Offered {
  annotationId: string;
  note: string;
}

/** Puts words into the draft of the note on the open card of a claim, behind what is there. They are no verdict, and sent with none. */
export function offerNote(annotationId: string, note: string): void {
  window.dispatchEvent(new CustomEvent<Offered>(OFFER_NOTE, { detail: { annotationId, note } }));
}

/** Listens for a note that is offered to the card from elsewhere. */
export function useOfferedNote(annotationId: string, take: (note: string) => void): void {
  // Anew with each drawing, before the next event: it comes behind what the card shows.
  useLayoutEffect(() => {
    const hear = (event: Event) => {
      if (event instanceof CustomEvent && event.detail.annotationId === annotationId) take(event.detail.note);
    };
    window.addEventListener(OFFER_NOTE, hear);
    return () => window.removeEventListener(OFFER_NOTE, hear);
  });
}
