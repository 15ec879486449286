'use client';
import { type ReactNode, useCallback, useState } from 'react';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { useToast } from '../ui/toast';
import { countUnsent, signOutAndWipe } from './sign-out';
import { sentenceOf } from './use-request';

/**
 * Signing out, to the page at `to`. Where that would lose work that is in this browser alone, `question` asks first: put it on the page. What
 * fails throws from `signOut`, and once it was asked goes to `run`: a toast, where the page has none of its own.
 */
export function useSignOut(
  to = '/sign-in',
  run?: (work: () => Promise<void>) => void,
): { signOut: () => Promise<void>; question: ReactNode } {
  const toast = useToast();
  const [unsent, setUnsent] = useState(0);
  const signOut = useCallback(async () => {
    const count = await countUnsent();
    if (count === 0) await signOutAndWipe(to);
    else setUnsent(count);
  }, [to]);
  const leave = () => {
    const work = () => signOutAndWipe(to);
    if (!run) return void work().catch((error: unknown) => toast({ text: sentenceOf(error) }));
    setUnsent(0);
    run(work);
  };
  const question = (
    <Dialog
      isOpen={unsent > 0}
      onClose={() => setUnsent(0)}
      title="Sign out with unsaved work?"
      description={`${unsent} ${unsent === 1 ? 'change is' : 'changes are'} kept in this browser alone, not saved. Signing out deletes ${unsent === 1 ? 'it' : 'them'}.`}
      buttons={
        <>
          <Button onClick={() => setUnsent(0)}>Stay signed in</Button>
          <Button variant="danger" onClick={leave}>
            Sign out and delete
          </Button>
        </>
      }
    />
  );
  return { signOut, question };
}
