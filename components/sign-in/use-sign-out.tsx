'use client';
import { type ReactNode, useCallback, useState } from 'react';
import { late, useLate } from '@/components/ui/late';
import { useTrying } from '@/components/ui/use-trying';
import { countUnsent, signOutAndWipe } from './sign-out';

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
  const [unsent, setUnsent] = useState(0);
  const asked = useLate(unsavedQuestion, unsent > 0);
  const signOut = useCallback(async () => {
    const count = await countUnsent();
    if (count === 0) await signOutAndWipe(to);
    else setUnsent(count);
  }, [to]);
  const leave = () => {
    const work = () => signOutAndWipe(to);
    if (!run) return void trying(work);
    setUnsent(0);
    run(work);
  };
  const question = asked && <asked.UnsavedQuestion unsent={unsent} onStay={() => setUnsent(0)} onLeave={leave} />;
  return { signOut, question };
}
