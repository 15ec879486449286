'use client';
import { type RefObject, useEffect, useRef } from 'react';

const ASK_FOR_VERDICT = 'galley:verdict';

interface Asked {
  annotationId: string;
  gradeId: string;
}

/** Has the open card of a claim take a verdict as its digit does: given if nothing is missing, else a draft with focus on what is. */
export function askForVerdict(annotationId: string, gradeId: string): void {
  window.dispatchEvent(new CustomEvent<Asked>(ASK_FOR_VERDICT, { detail: { annotationId, gradeId } }));
}

/** Where the card says how it takes a verdict that is asked of it from elsewhere. */
export function useAskedVerdict(annotationId: string): RefObject<(gradeId: string) => void> {
  const pick = useRef<(gradeId: string) => void>(() => undefined);
  useEffect(() => {
    const take = (event: Event) => {
      if (event instanceof CustomEvent && event.detail.annotationId === annotationId) pick.current(event.detail.gradeId);
    };
    window.addEventListener(ASK_FOR_VERDICT, take);
    return () => window.removeEventListener(ASK_FOR_VERDICT, take);
  }, [annotationId]);
  return pick;
}
