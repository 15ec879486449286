'use client';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { ReasonDialog } from '@/components/annotations/reason-dialog';
import { listedWords } from '@/components/annotations/tag-words';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { shortNameOf } from '@/components/article/people/person-names';
import { sayDone } from '@/components/article/say-done';
import { useWorkbench } from '@/components/article/session-context';
import { Button } from '@/components/ui/button';
import { KindChip } from '@/components/ui/kind-chip';
import { When } from '@/components/ui/when';
import { blockers, countBlockers, sayWaived } from '@/lib/domain/sign-off/count-blockers';
import type { BlockerKind } from '@/lib/domain/sign-off/sign-off';
import type { Blocker } from '@/lib/domain/sign-off/sign-off-blockers';
import { seenOf, whyNotWaive } from '@/lib/domain/sign-off/waiver-bounds';
import { sourcingFindings } from '@/lib/domain/sources/sourcing';
import { spokenName } from '@/lib/domain/tags/spoken-name';
import { sayNumber } from '@/lib/domain/text/say-count';
import { useShow } from './use-show';
import { waivedMeanwhile } from './waived-meanwhile';

/** More than this of one kind are not listed one by one: nobody waives a hundred claims by name. */
const LISTED = 50;

/** How long a waiver holds, as `waiver-bounds` has it. */
const claimPasses = 'The article can be signed without it as long as words, statement, verdict and state of the claim stay as they are.';
const sourcesPass = 'The article can be signed without it as long as words, statement, verdict and sources of the claim stay as they are.';
const sentencesPass = 'The article can be signed without them as long as the words stay as they are and no more sentences are unseen.';

/** What stands in the way by reason, each claim by name, with the way to it; and what was waived, by whom and why. */
export function Blockers({ all, onShow }: { all: readonly Blocker[]; onShow: (then: () => void) => void }) {
  // As it was when the form was opened: what is waived is that. It is kept here, since the list of its kind goes when a colleague changes its state.
  const [waiving, setWaiving] = useState<Blocker | null>(null);
  const waived = all.filter(({ waiver }) => waiver !== null);
  return (
    <>
      {countBlockers(all).map(({ kind, count }) => (
        <BlockersOfKind
          key={kind}
          kind={kind}
          count={count}
          of={all.filter((one) => one.kind === kind && !one.waiver)}
          onShow={onShow}
          onWaive={setWaiving}
        />
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
      <WaiverDialog waiving={waiving} all={all} onChange={setWaiving} />
    </>
  );
}

interface WaiverProps {
  waiving: Blocker | null;
  all: readonly Blocker[];
  onChange: (waiving: Blocker | null) => void;
}

/** Asks why something may pass. What became of it meanwhile is said here, and what was written stays. */
function WaiverDialog({ waiving, all, onChange }: WaiverProps) {
  const workbench = useWorkbench();
  const { session, sender } = workbench;
  const { attempt, say } = useTagHands();
  const [error, setError] = useState<string | null>(null);
  const meanwhile = waiving && waivedMeanwhile(waiving, all, (id) => shortNameOf(workbench, id));
  const change = (next: Blocker | null, said: string | null) => {
    setError(said);
    onChange(next);
  };
  const waive = (reason: string) => {
    if (!waiving || !meanwhile?.now) return;
    const { now, said } = meanwhile;
    const refusal = said ?? whyNotWaive(seenOf(waiving), now);
    if (refusal !== null) {
      // They are told what it says by now, and what they have written stays.
      change(now, now.annotation ? `${refusal} Its words are “${listedWords(session, now.annotation)}” now.` : refusal);
      return;
    }
    const payload = { kind: now.kind, annotationId: now.annotation?.id ?? null, reason, seen: seenOf(waiving) };
    if (!attempt(() => session.act('rule.waived', payload))) return;
    change(null, null);
    say(sayDone(sender, now.annotation ? `${spokenName(now.annotation)} is waived` : 'The unseen sentences are waived'));
  };
  return (
    <ReasonDialog
      isOpen={waiving !== null}
      keptAs={`waive ${waiving?.kind ?? ''} ${waiving?.annotation?.id ?? ''}`}
      title={waiving?.annotation ? `Waive ${waiving.annotation.label ?? 'this claim'}` : 'Waive the unseen sentences'}
      description={`${passesOf(waiving?.kind)} Your name and the reason stand in the report.`}
      question="Why may it pass?"
      confirm="Waive it"
      error={meanwhile?.said ?? error}
      onClose={() => change(null, null)}
      onGive={waive}
    />
  );
}

function passesOf(kind: BlockerKind | undefined): string {
  if (kind === 'unseen') return sentencesPass;
  return kind !== undefined && kind in sourcingFindings ? sourcesPass : claimPasses;
}

interface KindProps {
  kind: BlockerKind;
  count: number;
  of: readonly Blocker[];
  onShow: (then: () => void) => void;
  onWaive: (one: Blocker) => void;
}

function BlockersOfKind({ kind, count, of, onShow, onWaive }: KindProps) {
  const { rights, session } = useWorkbench();
  const show = useShow(onShow);
  const [one] = of;
  const first = one?.annotation;
  const name = count === 1 ? blockers[kind].one : blockers[kind].many;
  return (
    <section className="blocker-kind" aria-label={`${count} ${name}`}>
      <p className="blocker-head">
        <b className="num">{sayNumber(count)}</b> {name}
        <span className="sp" />
        {first ? (
          <button type="button" className="link" onClick={() => show.tag(first.id)}>
            Show
          </button>
        ) : (
          <button type="button" className="link" onClick={show.unseen}>
            Show
          </button>
        )}
        {kind === 'unseen' && rights.canWaive && one && (
          <Button size="s" onClick={() => onWaive(one)}>
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
                <button
                  type="button"
                  className="link trunc sp read"
                  lang={session.language}
                  onClick={() => one.annotation && show.tag(one.annotation.id)}
                >
                  {one.annotation && listedWords(session, one.annotation)}
                </button>
                {rights.canWaive && (
                  <Button size="s" aria-label={`Waive ${one.annotation?.label ?? 'this claim'}`} onClick={() => onWaive(one)}>
                    Waive…
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {of.length > LISTED && <p className="hint">And {sayNumber(of.length - LISTED)} more.</p>}
        </details>
      )}
    </section>
  );
}

function Waived({ blocker: { annotation, waiver } }: { blocker: Blocker }) {
  const workbench = useWorkbench();
  const { attempt, say } = useTagHands();
  if (!waiver) return null;
  const takeBack = () => {
    if (!attempt(() => workbench.session.act('rule.waiver-withdrawn', { waiverEntryId: waiver.entryId }))) return;
    say(sayDone(workbench.sender, 'The waiver is taken back'));
  };
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
          aria-label={`Take back: ${[annotation?.label, sayWaived(waiver)].filter(Boolean).join(', ')}`}
          onClick={takeBack}
        >
          Take back
        </Button>
      )}
    </li>
  );
}
