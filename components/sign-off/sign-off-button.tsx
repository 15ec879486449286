'use client';
import { ShieldCheck } from 'lucide-react';
import { useTagSummary } from '@/components/annotations/list/use-ordered-tags';
import { useRevision, useWorkbench } from '@/components/article/session-context';
import { useAskedWork } from '@/components/article/work/asked-work';
import { Button } from '@/components/ui/button';
import { late, useLate } from '@/components/ui/late';
import { isSignedOff } from '@/lib/domain/sign-off/sign-off';
import { sayNumber } from '@/lib/domain/text/say-count';
import { asksMore } from './asks-more';

const signOffDialog = late(() => import('./sign-off-dialog'));

/** The way to sign the article off, and how much is left to do. Nothing for those who do not sign, and once all signatures are there. */
export function SignOffButton() {
  const { session, rights } = useWorkbench();
  const { open, setOpen } = useAskedWork();
  const isOpen = open === 'sign-off';
  const left = useLeft();
  const dialog = useLate(signOffDialog, isOpen);
  if (!rights.canSign || isSignedOff(session.confirmed)) return null;
  return (
    <>
      <Button className="sign-off" onClick={() => setOpen('sign-off')} aria-haspopup="dialog">
        <ShieldCheck className="i s narrow" aria-hidden="true" />
        <span className="wide">Sign off</span>
        {left > 0 && (
          <span className="left num">
            {sayNumber(left)}
            <span className="wide"> left</span>
          </span>
        )}
      </Button>
      {dialog && isOpen && <dialog.SignOffDialog onClose={() => setOpen(null)} />}
    </>
  );
}

/** How many things are left. Where nothing is waived and nothing more is asked for it is the claims that are not checked, which the page has counted already. */
function useLeft(): number {
  const { session, rules } = useWorkbench();
  useRevision();
  const summary = useTagSummary();
  const isPlain = session.confirmed.waivers.length === 0 && !asksMore(rules, summary?.claims ?? []);
  const counting = useLate(signOffDialog, !isPlain);
  if (!isPlain && counting) return counting.countLeft(session, summary, rules);
  return summary ? summary.claims.length - summary.checked : 0;
}
