'use client';
import { useState } from 'react';
import { type DraftForm, useCardDraft } from '@/components/annotations/card-drafts';

/**
 * What is written in the form that is open, and the way to change parts of it. It waits under the id of its request, or of the tag that a new one is
 * about, while the page is loaded anew and while a phone is turned, and the card is drawn anew around its dialog. By Escape the dialog closes and it waits on; who cancels or sends it forgets it.
 */
export function useReplyDraft<Draft>(form: DraftForm<Draft>, draftId: string, begin: () => Draft): [Draft, (part: Partial<Draft>) => void] {
  const [kept, keep] = useCardDraft(form, draftId);
  const [begun] = useState(begin);
  const draft = kept ?? begun;
  return [draft, (part) => keep({ ...draft, ...part })];
}
