'use client';
import { openCardsOf, useOpenCard } from '@/components/article/open-card';

/** The tag about which a question to the author is being written. */
interface Asking {
  annotationId: string;
  /** Somebody has just asked for the form. It is false once the form has focus: whoever comes by later keeps theirs. */
  takesFocus: boolean;
}

/** The form for a question that is open beside the text of a session. */
export const askingOf = openCardsOf<Asking>();

/** That form, or null, and the way to begin. */
export const useAsking = () => useOpenCard(askingOf);
