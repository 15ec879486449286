'use client';
import { Minus, Plus, TextSelect } from 'lucide-react';
import { useTagActions } from '@/components/annotations/use-tag-actions';
import { KindChip } from '@/components/ui/kind-chip';
import { KeyHint, useKeyTip } from './key-hint';
import { useWorkbench } from './session-context';

interface Props {
  canTag: boolean;
  isSnapping: () => boolean;
  hide: () => void;
}

/** What makes several places of one tag: the selected words go to the active tag or out of it, or are kept while more are selected. */
export function PlaceTools({ canTag, isSnapping, hide }: Props) {
  const { actions, attempt, places } = useTagActions();
  const { editor } = useWorkbench();
  const tip = useKeyTip();
  const active = canTag ? actions.active() : null;
  const { canAdd, canTakeOut } = active ? places.waysOf(active, isSnapping()) : { canAdd: false, canTakeOut: false };
  const settle = (work: () => void) => {
    if (attempt(work)) hide();
  };
  return (
    <>
      {active && (canAdd || canTakeOut) && (
        <>
          <span className="bar-line" aria-hidden="true" />
          <button
            type="button"
            {...tip(canAdd ? 'addWords' : 'takeOutWords')}
            onClick={() => settle(() => (canAdd ? places.addWords(active, isSnapping()) : places.takeOutWords(active, isSnapping())))}
          >
            <span aria-hidden="true">
              <KindChip kind={active.kind} label={active.label} />
            </span>
            {canAdd ? <Plus className="i xs" aria-hidden="true" /> : <Minus className="i xs" aria-hidden="true" />}
            {canAdd ? 'Add these words' : 'Take these words out'}
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
          Select more
          <KeyHint command="keepSelection" />
        </button>
      )}
    </>
  );
}
