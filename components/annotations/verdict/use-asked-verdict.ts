'use client';
import { useLayoutEffect } from 'react';

const ASK_FOR_VERDICT = 'galley:verdict';

interface Asked {
  annotationId: string;
  gradeId: string;
}

/** Has the open card of a claim take a verdict as its digit does: given if nothing is missing, else a draft with focus on what is. */
export function askForVerdict(annotationId: string, gradeId: string): void {
  window.dispatchEvent(new CustomEvent<Asked>(ASK_FOR_VERDICT, { detail: { annotationId, gradeId } }));
}

/** Listens for a verdict that is asked of the card from elsewhere. */
export function useAskedVerdict(annotationId: string, pick: (gradeId: string) => void): void {
  // Anew with each drawing, before the next event: what picks is what the card shows.
  useLayoutEffect(() => {
    const take = (event: Event) => {
      if (event instanceof CustomEvent && event.detail.annotationId === annotationId) pick(event.detail.gradeId);
    };
    window.addEventListener(ASK_FOR_VERDICT, take);
    return () => window.removeEventListener(ASK_FOR_VERDICT, take);
  });
}
