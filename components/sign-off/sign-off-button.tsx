'use client';
import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useTagSummary } from '@/components/annotations/use-ordered-tags';
import { useRevision, useWorkbench } from '@/components/article/session-context';
import { Button } from '@/components/ui/button';
import { late, useLate } from '@/components/ui/late';
import { type Annotation, isChecked } from '@/lib/domain/annotation';
import { countBlockers } from '@/lib/domain/count-blockers';
import type { DeskRules } from '@/lib/domain/desk-rules';
import { isSignedOff } from '@/lib/domain/sign-off';
import { blockersOf } from '@/lib/domain/sign-off-blockers';
import { brokenSourceRules } from '@/lib/domain/sourcing';

const signOffDialog = late(() => import('./sign-off-dialog'));

/** The way to sign the article off, and how much is left to do. Nothing for those who do not sign, and once all signatures are there. */
export function SignOffButton() {
  const { session, rights } = useWorkbench();
  const [isOpen, setOpen] = useState(false);
  const left = useLeft();
  const dialog = useLate(signOffDialog, isOpen);
  if (!rights.canSign || isSignedOff(session.confirmed)) return null;
  return (
    <>
      <Button className="sign-off" onClick={() => setOpen(true)} aria-haspopup="dialog">
        <ShieldCheck className="i s narrow" aria-hidden="true" />
        <span className="wide">Sign off</span>
        {left > 0 && <span className="left num">{left.toLocaleString('en-GB')} left</span>}
      </Button>
      {dialog && isOpen && <dialog.SignOffDialog onClose={() => setOpen(false)} />}
    </>
  );
}

/** How many things are left. With nothing waived it is the claims that are not checked, which the page has counted already, and what is wrong with sources. */
function useLeft(): number {
  const { session, rules } = useWorkbench();
  useRevision();
  const summary = useTagSummary();
  if (session.confirmed.waivers.length === 0 && !rules.coverage) {
    return summary ? summary.claims.length - summary.checked + countBadlySourced(summary.claims, rules) : 0;
  }
  return countBlockers(blockersOf(session.confirmed, rules)).reduce((sum, { count }) => sum + count, 0);
}

const countBadlySourced = (claims: readonly Annotation[], rules: DeskRules): number =>
  rules.twoSources || rules.primarySource
    ? claims.reduce((sum, one) => sum + (isChecked(one) ? brokenSourceRules(one, rules).length : 0), 0)
    : 0;
