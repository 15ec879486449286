'use client';
import { openedBeside, useOpenedBeside } from '@/components/article/opened-beside';

/** The tag about which a question to the author is being written. */
interface Asking {
  annotationId: string;
  /** Somebody has just asked for the form. It is false once the form has focus: whoever comes by later keeps theirs. */
  takesFocus: boolean;
}

/** The form for a question that is open beside the text of a session. */
export const askingOf = openedBeside<Asking>();

/** That form, or null, and the way to begin. */
export const useAsking = () => useOpenedBeside(askingOf);
