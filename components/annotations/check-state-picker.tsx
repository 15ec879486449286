'use client';
import { ChevronDown } from 'lucide-react';
import { useRightsNow } from '@/components/article/use-rights-now';
import type { Annotation } from '@/lib/domain/annotation';
import { CheckState, checkStates } from '@/lib/domain/check';
import { settableCheckStates } from '@/lib/domain/journal/value-entries';
import { useTagActions } from './use-tag-actions';

/** How far the check of a claim is: a choice for those who check, plain words for the others. */
export function CheckStatePicker({ annotation: { id, checkState, basis } }: { annotation: Annotation }) {
  const rights = useRightsNow();
  const { attempt, act } = useTagActions();
  if (!rights.canTag) return <span className="check-state">{checkStates[checkState].name}</span>;
  const set = (value: string) =>
    attempt(() =>
      act('check.state-changed', { annotationId: id, checkState: CheckState.parse(value), basedOn: basis.checkState?.entryId ?? null }),
    );
  return (
    <span className="check-state">
      <select aria-label="Check" value={checkState} onChange={(event) => set(event.target.value)}>
        {statesFor(checkState).map((one) => (
          <option key={one} value={one}>
            {checkStates[one].name}
          </option>
        ))}
      </select>
      <ChevronDown className="i xs" aria-hidden="true" />
    </span>
  );
}

/** The states that can be chosen, and the one that it is in. */
function statesFor(now: CheckState): CheckState[] {
  const settable: CheckState[] = [...settableCheckStates];
  return settable.includes(now) ? settable : [...settable, now];
}
