'use client';
import { cardRequest, useCardRequest } from '../card-request';

const verdicts = cardRequest<{ annotationId: string; gradeId: string }>();
const notes = cardRequest<{ annotationId: string; note: string }>();

/** Has the open card of a claim take a verdict as its digit does: given if nothing is missing, else a draft with focus on what is. */
export const askForVerdict = (annotationId: string, gradeId: string): void => verdicts.ask({ annotationId, gradeId });

/** Listens for a verdict that is asked of the card from elsewhere. */
export function useAskedVerdict(annotationId: string, pick: (gradeId: string) => void): void {
  useCardRequest(verdicts, (asked) => asked.annotationId === annotationId && pick(asked.gradeId));
}

/** Puts words into the draft of the note on the open card of a claim, behind what is there. They are no verdict, and sent with none. */
export const offerNote = (annotationId: string, note: string): void => notes.ask({ annotationId, note });

/** Listens for a note that is offered to the card from elsewhere. */
export function useOfferedNote(annotationId: string, take: (note: string) => void): void {
  useCardRequest(notes, (offered) => offered.annotationId === annotationId && take(offered.note));
}
