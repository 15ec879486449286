'use client';
import { type RefObject, useEffect, useRef } from 'react';

const OFFER_NOTE = 'galley:note';

interface Offered {
  annotationId: string;
  note: string;
}

/** Puts words into the draft of the note on the open card of a claim, behind what is there. They are no verdict, and sent with none. */
export function offerNote(annotationId: string, note: string): void {
  window.dispatchEvent(new CustomEvent<Offered>(OFFER_NOTE, { detail: { annotationId, note } }));
}

/** Where the card says how it takes a note that is offered to it from elsewhere. */
export function useOfferedNote(annotationId: string): RefObject<(note: string) => void> {
  const take = useRef<(note: string) => void>(() => undefined);
  useEffect(() => {
    const hear = (event: Event) => {
      if (event instanceof CustomEvent && event.detail.annotationId === annotationId) take.current(event.detail.note);
    };
    window.addEventListener(OFFER_NOTE, hear);
    return () => window.removeEventListener(OFFER_NOTE, hear);
  }, [annotationId]);
  return take;
}
