'use client';
import { useState } from 'react';
import { type Replying, useReplying } from './replying';

/**
 * What is written in the form that is open, and the way to change parts of it. Each opening begins anew; what is begun waits in `drafts` while
 * a phone is turned, and the card is drawn anew around its dialog.
 */
export function useReplyDraft<Draft>(drafts: WeakMap<Replying, Draft>, begin: () => Draft): [Draft, (part: Partial<Draft>) => void] {
  const [replying] = useReplying();
  const [draft, setDraft] = useState<Draft>(() => (replying && drafts.get(replying)) ?? begin());
  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part };
    if (replying) drafts.set(replying, next);
    setDraft(next);
  };
  return [draft, change];
}
