'use client';
import { type ReactNode, useCallback, useState } from 'react';
import { late, useLate } from '@/components/ui/late';
import { useTrying } from '@/components/ui/use-trying';
import { countUnsent, hasBegun, signOutAndWipe } from './sign-out';

const unsavedQuestion = late(() => import('./unsaved-question'));

/**
 * Signing out, to the page at `to`. Where that would lose work that is in this browser alone, `question` asks first: put it on the page. What
 * fails throws from `signOut`, and once it was asked goes to `run`: a toast, where the page has none of its own.
 */
export function useSignOut(
  to = '/sign-in',
  run?: (work: () => Promise<void>) => void,
): { signOut: () => Promise<void>; question: ReactNode } {
  const trying = useTrying();
  const [unsaved, setUnsaved] = useState<{ unsent: number; isBegun: boolean } | null>(null);
  const asked = useLate(unsavedQuestion, unsaved !== null);
  const signOut = useCallback(async () => {
    const [unsent, isBegun] = await Promise.all([countUnsent(), hasBegun()]);
    if (unsent === 0 && !isBegun) await signOutAndWipe(to);
    else setUnsaved({ unsent, isBegun });
  }, [to]);
  const leave = () => {
    const work = () => signOutAndWipe(to);
    if (!run) return void trying(work);
    setUnsaved(null);
    run(work);
  };
  const question = asked && <asked.UnsavedQuestion unsaved={unsaved} onStay={() => setUnsaved(null)} onLeave={leave} />;
  return { signOut, question };
}
