'use client';
import { useCallback, useRef, useState } from 'react';
import { type DraftState, titleOf } from './draft-state';

/** Whether a missing title is an error by now, and the way to its field. */
export function useTitleQuestion(draft: Pick<DraftState, 'read' | 'corrections'>) {
  const [isTitleAsked, setTitleAsked] = useState(false);
  /** From now on a missing title is an error: the person has left its field, or tried to go on. */
  const askForTitle = useCallback(() => setTitleAsked(true), []);
  const titleRef = useRef<HTMLTextAreaElement>(null);
  /** They tried to go on: where it is for want of a title alone, they write next. */
  const leadToTitle = () => {
    askForTitle();
    if (draft.read !== null && titleOf(draft) === '') titleRef.current?.focus();
  };
  /** It is none again: there is another text, or none. */
  const dropTitleQuestion = useCallback(() => setTitleAsked(false), []);
  return { isTitleAsked, askForTitle, leadToTitle, titleRef, dropTitleQuestion };
}
