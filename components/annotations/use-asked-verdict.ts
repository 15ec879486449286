'use client';
import { type RefObject, useEffect, useRef } from 'react';
import type { VerdictValue } from '@/lib/domain/verdict';

const ASK_FOR_VERDICT = 'galley:verdict';

interface Asked {
  annotationId: string;
  value: VerdictValue;
}

/** Has the open card of a claim take a verdict as its digit does: given if nothing is missing, else a draft with focus on what is. */
export function askForVerdict(annotationId: string, value: VerdictValue): void {
  window.dispatchEvent(new CustomEvent<Asked>(ASK_FOR_VERDICT, { detail: { annotationId, value } }));
}

/** Where the card says how it takes a verdict that is asked of it from elsewhere. */
export function useAskedVerdict(annotationId: string): RefObject<(value: VerdictValue) => void> {
  const pick = useRef<(value: VerdictValue) => void>(() => undefined);
  useEffect(() => {
    const take = (event: Event) => {
      if (event instanceof CustomEvent && event.detail.annotationId === annotationId) pick.current(event.detail.value);
    };
    window.addEventListener(ASK_FOR_VERDICT, take);
    return () => window.removeEventListener(ASK_FOR_VERDICT, take);
  }, [annotationId]);
  return pick;
}
