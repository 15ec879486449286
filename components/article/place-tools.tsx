'use client';
import { Minus, Plus, TextSelect } from 'lucide-react';
import { tagName } from '@/components/annotations/tag-words';
import { useTagActions } from '@/components/annotations/use-tag-actions';
import { KindChip } from '@/components/ui/kind-chip';
import type { Annotation } from '@/lib/domain/annotation';
import { KeyHint, useKeyTip } from './key-hint';
import { useWorkbench } from './session-context';

interface Props {
  canTag: boolean;
  isSnapping: () => boolean;
  /** The tag that the selection lies in: its chip stands in the bar already. */
  meant: Annotation | null;
  hide: () => void;
}

/** What makes several places of one tag: the selected words go to the active tag or out of it, or are kept while more are selected. */
export function PlaceTools({ canTag, isSnapping, meant, hide }: Props) {
  const { actions, attempt, places } = useTagActions();
  const { editor } = useWorkbench();
  const tip = useKeyTip();
  const active = canTag ? actions.active() : null;
  const { canAdd, canTakeOut } = active ? places.waysOf(active, isSnapping()) : { canAdd: false, canTakeOut: false };
  const isFull = canAdd || canTakeOut || meant !== null;
  const settle = (work: () => void) => {
    if (attempt(work)) hide();
  };
  return (
    <>
      {active && (canAdd || canTakeOut) && (
        <>
          {meant !== active && <span className="bar-line" aria-hidden="true" />}
          <button
            type="button"
            {...tip(canAdd ? 'addWords' : 'takeOutWords')}
            onClick={() => settle(() => (canAdd ? places.addWords(active, isSnapping()) : places.takeOutWords(active, isSnapping())))}
          >
            {meant !== active && (
              <span aria-hidden="true">
                <KindChip kind={active.kind} label={active.label} />
              </span>
            )}
            {canAdd ? <Plus className="i xs" aria-hidden="true" /> : <Minus className="i xs" aria-hidden="true" />}
            {canAdd ? 'Add these words' : 'Take these words out'}{' '}
            <span className="vh">{canAdd ? `to ${tagName(active)}` : `of ${tagName(active)}`}</span>
            <KeyHint command={canAdd ? 'addWords' : 'takeOutWords'} />
          </button>
        </>
      )}
      {!editor.state.selection.empty && (
        <button
          type="button"
          {...tip('keepSelection')}
          // The bar stays: it says how many there are.
          onClick={() => attempt(() => places.keepSelection(isSnapping()))}
        >
          <TextSelect className="i xs" aria-hidden="true" />
          {/* In one row with the rest, where there is more. */}
          <span className={isFull ? 'vh' : undefined}>Select more</span>
          <KeyHint command="keepSelection" />
        </button>
      )}
    </>
  );
}
