'use client';
import { useRef, useState } from 'react';
import { useSaveState } from '@/components/article/opening/abandoned-work';
import { useRevision, useWorkbench } from '@/components/article/session-context';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { countBlockers } from '@/lib/domain/sign-off/count-blockers';
import type { DeskRules } from '@/lib/domain/sign-off/desk-rules';
import { blockersOf, rulesBroken } from '@/lib/domain/sign-off/sign-off-blockers';
import { whyNoSignature } from '@/lib/domain/sign-off/why-not-sign';
import { isChecked } from '@/lib/domain/tags/annotation';
import { sayCount } from '@/lib/domain/text/say-count';
import type { ArticleSession } from '@/lib/editor/session/article-session';
import type { TagSummary } from '@/lib/editor/tags/tag-summary';
import { Blockers } from './blockers';
import { LeftOpen } from './left-open';
import { OpenRequests } from './open-requests';
import { Signatures } from './signatures';
import { useSeenArticle } from './use-seen-article';
import { useSeenSources } from './use-seen-sources';

/** What stands in the way of a sign-off, and, once nothing does, the signatures. */
export function SignOffDialog({ onClose }: { onClose: () => void }) {
  const { session, rules } = useWorkbench();
  const { state } = useSaveState();
  useRevision();
  const [seen, look] = useSeenArticle();
  const sources = useSeenSources();
  const all = blockersOf(session.confirmed, rules);
  const left = countBlockers(all);
  // One claim may break two rules.
  const claims = new Set(all.flatMap(({ annotation, waiver }) => (annotation && !waiver ? annotation.id : []))).size;
  const chosen = useRef<(() => void) | null>(null);
  const [cameFrom] = useState(() => document.activeElement);
  const show = (then: () => void) => {
    chosen.current = then;
    onClose();
  };
  /** Shows what was chosen; otherwise focus goes back to where it came from. */
  const leave = () => {
    if (chosen.current) chosen.current();
    else if (cameFrom instanceof HTMLElement) cameFrom.focus();
  };
  const maySign = left.length === 0 && whyNoSignature(session.confirmed, session.options.personId) === null;
  const title = left.length > 0 ? titleOf(claims, all.length) : 'Nothing stands in the way';
  return (
    <Dialog
      isOpen
      onClose={onClose}
      onClosed={leave}
      title={title}
      buttons={<Button onClick={onClose}>{maySign ? 'Not yet' : 'Close'}</Button>}
    >
      <div className="sign-off-dialog">
        <Blockers all={all} onShow={show} />
        <OpenRequests onShow={show} />
        <LeftOpen onShow={show} />
        {left.length === 0 && <Signatures seen={seen} sources={sources} waits={state.name !== 'saved'} onLook={look} onSigned={onClose} />}
      </div>
    </Dialog>
  );
}

/** How many things a sign-off still waits for, where rules of the desk or waivers have a say in it. It comes with the dialog's script, since most articles need none of it. */
export function countLeft(session: ArticleSession, summary: TagSummary | null, rules: DeskRules): number {
  if (session.confirmed.waivers.length > 0 || rules.coverage) {
    return countBlockers(blockersOf(session.confirmed, rules)).reduce((sum, { count }) => sum + count, 0);
  }
  if (!summary) return 0;
  const lookedUp = { annotations: session.annotations, details: session.confirmed.details };
  const broken = summary.claims.reduce((sum, one) => sum + (isChecked(one) ? rulesBroken(lookedUp, one, rules).length : 0), 0);
  return summary.claims.length - summary.checked + broken;
}

function titleOf(claims: number, all: number): string {
  if (claims === 0) return all === 0 ? '' : 'Some of the text stands in the way';
  return sayCount(claims, 'claim stands in the way', 'claims stand in the way');
}
