'use client';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { ReasonDialog } from '@/components/annotations/reason-dialog';
import { listedWords } from '@/components/annotations/tag-words';
import { useTagActions } from '@/components/annotations/use-tag-actions';
import { shortNameOf } from '@/components/article/person-names';
import { useWorkbench } from '@/components/article/session-context';
import { Button } from '@/components/ui/button';
import { KindChip } from '@/components/ui/kind-chip';
import { When } from '@/components/ui/when';
import { blockers, countBlockers, sayWaived } from '@/lib/domain/sign-off/count-blockers';
import type { BlockerKind } from '@/lib/domain/sign-off/sign-off';
import type { Blocker } from '@/lib/domain/sign-off/sign-off-blockers';
import { refuseUnseen, seenOf } from '@/lib/domain/sign-off/waiver-bounds';
import { sourcingFindings } from '@/lib/domain/sources/sourcing';
import { goTo } from '@/lib/editor/keys/text-commands';

/** More than this of one kind are not listed one by one: nobody waives a hundred claims by name. */
const LISTED = 50;

/** How long a waiver holds, as `waiver-bounds` has it. */
const claimPasses = 'The article can be signed without it as long as words, statement, verdict and state of the claim stay as they are.';
const sourcesPass = 'The article can be signed without it as long as words, statement, verdict and sources of the claim stay as they are.';
const sentencesPass = 'The article can be signed without them as long as the words stay as they are and no more sentences are unseen.';

/** What stands in the way by reason, each claim by name, with the way to it; and what was waived, by whom and why. */
export function Blockers({ all, onShow }: { all: readonly Blocker[]; onShow: () => void }) {
  const waived = all.filter(({ waiver }) => waiver !== null);
  return (
    <>
      {countBlockers(all).map(({ kind, count }) => (
        <BlockersOfKind key={kind} kind={kind} count={count} of={all.filter((one) => one.kind === kind && !one.waiver)} onShow={onShow} />
      ))}
      {waived.length > 0 && (
        <section aria-label="Waived" className="waived">
          <h3>Waived</h3>
          <ul>
            {waived.map((one) => (
              <Waived key={one.waiver?.entryId} blocker={one} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

interface KindProps {
  kind: BlockerKind;
  count: number;
  of: readonly Blocker[];
  onShow: () => void;
}

function BlockersOfKind({ kind, count, of, onShow }: KindProps) {
  const { editor, rights } = useWorkbench();
  const { actions, attempt, commands } = useTagActions();
  const { session } = useWorkbench();
  // As it was when the form was opened: what is waived is that.
  const [waiving, setWaiving] = useState<Blocker | null>(null);
  const [error, setError] = useState<string | null>(null);
  const open = (one: Blocker | null) => {
    setError(null);
    setWaiving(one);
  };
  const first = of[0]?.annotation;
  const show = (id: string) => {
    onShow();
    goTo(editor.view, actions, id);
  };
  const showUnseen = () => {
    onShow();
    commands.nextUnseen?.(editor.view);
  };
  const waive = (reason: string) => {
    if (!waiving) return;
    const annotationId = waiving.annotation?.id ?? null;
    const now = of.find((one) => (one.annotation?.id ?? null) === annotationId);
    const refusal = now ? refuseUnseen(seenOf(waiving), now) : null;
    if (now && refusal !== null) {
      // They are told what it says by now, and what they have written stays.
      setError(now.annotation ? `${refusal} Its words are “${listedWords(session, now.annotation)}” now.` : refusal);
      setWaiving(now);
    } else if (attempt(() => session.act('rule.waived', { kind, annotationId, reason, seen: seenOf(waiving) }))) open(null);
  };
  const passes = kind === 'unseen' ? sentencesPass : kind in sourcingFindings ? sourcesPass : claimPasses;
  const name = count === 1 ? blockers[kind].one : blockers[kind].many;
  return (
    <section className="blocker-kind" aria-label={`${count} ${name}`}>
      <p className="blocker-head">
        <b className="num">{count.toLocaleString('en-GB')}</b> {name}
        <span className="sp" />
        {first ? (
          <button type="button" className="link" onClick={() => show(first.id)}>
            Show
          </button>
        ) : (
          <button type="button" className="link" onClick={showUnseen}>
            Show
          </button>
        )}
        {kind === 'unseen' && rights.canWaive && of[0] && (
          <Button size="s" onClick={() => open(of[0] ?? null)}>
            Waive…
          </Button>
        )}
      </p>
      {first && (
        <details>
          <summary>
            <ChevronRight className="i s" aria-hidden="true" />
            {of.length === 1 ? 'Which one' : 'Which ones'}
          </summary>
          <ul>
            {of.slice(0, LISTED).map((one) => (
              <li key={one.annotation?.id}>
                {one.annotation && <KindChip kind="claim" label={one.annotation.label} />}
                <button type="button" className="link trunc sp read" onClick={() => one.annotation && show(one.annotation.id)}>
                  {one.annotation && listedWords(session, one.annotation)}
                </button>
                {rights.canWaive && (
                  <Button size="s" aria-label={`Waive ${one.annotation?.label ?? 'this claim'}`} onClick={() => open(one)}>
                    Waive…
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {of.length > LISTED && <p className="hint">And {(of.length - LISTED).toLocaleString('en-GB')} more.</p>}
        </details>
      )}
      <ReasonDialog
        isOpen={waiving !== null}
        keptAs={`waive ${kind} ${waiving?.annotation?.id ?? ''}`}
        title={waiving?.annotation ? `Waive ${waiving.annotation.label ?? 'this claim'}` : 'Waive the unseen sentences'}
        description={`${passes} Your name and the reason stand in the report.`}
        question="Why may it pass?"
        confirm="Waive it"
        error={error}
        onClose={() => open(null)}
        onGive={waive}
      />
    </section>
  );
}

function Waived({ blocker: { annotation, waiver } }: { blocker: Blocker }) {
  const workbench = useWorkbench();
  const { attempt } = useTagActions();
  if (!waiver) return null;
  return (
    <li>
      {annotation ? <KindChip kind="claim" label={annotation.label} /> : <span>{sayWaived(waiver)}</span>}
      <span className="sp">
        {annotation && `${sayWaived(waiver)}: `}
        <span dir="auto">{waiver.reason}</span>{' '}
        <span className="dim2">
          {shortNameOf(workbench, waiver.byId)}, <When at={waiver.at} />
        </span>
      </span>
      {workbench.rights.canWaive && (
        <Button
          size="s"
          variant="quiet"
          onClick={() => attempt(() => workbench.session.act('rule.waiver-withdrawn', { waiverEntryId: waiver.entryId }))}
        >
          Take back
        </Button>
      )}
    </li>
  );
}
