'use client';
import { Minus, Plus, TextSelect } from 'lucide-react';
import { tagName } from '@/components/annotations/tag-words';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { KindChip } from '@/components/ui/kind-chip';
import type { Annotation } from '@/lib/domain/tags/annotation';
import type { MarkSpan } from '@/lib/editor/marks/mark-positions';
import { addWords, takeOutWords, waysOf } from '@/lib/editor/tags/place-changes';
import { KeyHint, useKeyTip } from './commands/key-hint';
import { useWorkbench } from './session-context';

interface Props {
  canTag: boolean;
  /** All that is selected and gathered. */
  words: readonly MarkSpan[];
  /** The tag that the selection lies in: its chip stands in the bar already. */
  meant: Annotation | null;
  hide: () => void;
}

/** What makes several places of one tag: the selected words go to the active tag or out of it, or are kept while more are selected. */
export function PlaceTools({ canTag, words, meant, hide }: Props) {
  const { actions, attempt, say } = useTagHands();
  const { editor, session } = useWorkbench();
  const tip = useKeyTip();
  const active = canTag ? actions.active() : null;
  const change = { session, actions, tag: active, words };
  const { canAdd, canTakeOut } = waysOf(change);
  const isFull = canAdd || canTakeOut || meant !== null;
  const settle = () => {
    if (attempt(() => say(canAdd ? addWords(change) : takeOutWords(change)))) hide();
  };
  return (
    <>
      {active && (canAdd || canTakeOut) && (
        <>
          {meant !== active && <span className="bar-line" aria-hidden="true" />}
          <button type="button" {...tip(canAdd ? 'addWords' : 'takeOutWords')} onClick={settle}>
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
          onClick={() => attempt(() => actions.keepSelection())}
        >
          <TextSelect className="i xs" aria-hidden="true" />
          {/* In one row with the rest, where there is more. */}
          <span className={isFull ? 'vh' : undefined}>Select more</span>
          {!isFull && <KeyHint command="keepSelection" />}
        </button>
      )}
    </>
  );
}
