'use client';
import { Check, ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useWorkbench } from '@/components/article/session-context';
import { useRightsNow } from '@/components/article/use-rights-now';
import { Menu, MenuLine, MenuRow } from '@/components/ui/menu';
import { type Basis, basisSeen } from '@/lib/domain/basis';
import { CheckState, checkStates, isSideState } from '@/lib/domain/checks/check';
import { whyNotState } from '@/lib/domain/journal/why-not-state';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { sayVotes, votesOf, votingOn } from '@/lib/domain/verdicts/votes';
import { ReasonDialog } from '../reason-dialog';
import { tagName } from '../tag-words';
import { useTagHands } from '../use-tag-hands';

/** How far the check of a claim is: a choice for those who check, plain words for the others. What stops the work is asked for its reason. */
export function CheckStatePicker({ annotation }: { annotation: Annotation }) {
  const { session, rules } = useWorkbench();
  const rights = useRightsNow();
  const { attempt, act } = useTagHands();
  const [asking, setAsking] = useState<{ state: CheckState; seen: Basis | null } | null>(null);
  const { id, checkState } = annotation;
  const voting = votingOn(annotation, rules.votes);
  const name = voting ? sayVotes(votesOf(annotation), voting) : checkStates[checkState].name;
  if (!rights.canTag) return <span className="check-state">{name}</span>;
  const stateNow = () => session.annotations.get(id)?.basis.checkState ?? null;
  const set = (wanted: CheckState, reason: string | null = null, seen = stateNow()) =>
    attempt(() => {
      const basedOn = basisSeen(seen, stateNow(), session.options.personId);
      act('check.state-changed', { annotationId: id, checkState: wanted, reason, basedOn });
    });
  // What a colleague sets while the reason is written is not written over: the two stand side by side.
  const choose = (wanted: CheckState) => (isSideState(wanted) ? setAsking({ state: wanted, seen: stateNow() }) : set(wanted));
  const { authorId } = session.confirmed.details;
  const refusalOf = (wanted: CheckState) =>
    wanted === checkState ? null : whyNotState(annotation, wanted, rules, rights.canAssign, authorId);
  return (
    <>
      <Menu
        label="State of the check"
        trigger={
          <button type="button" className="check-state">
            <span className="vh">Check: </span>
            {name}
            <ChevronDown className="i xs" aria-hidden="true" />
          </button>
        }
      >
        {mainStates
          // Nobody asks for a difference: it is in the list when there is one.
          .filter((one) => one !== 'adjudication' || refusalOf(one) === null)
          .map((one) => (
            <StateRow key={one} state={one} isNow={one === checkState} refusal={refusalOf(one)} onSelect={() => choose(one)} />
          ))}
        <MenuLine />
        {sideStates.map((one) => (
          <StateRow key={one} state={one} isNow={one === checkState} refusal={null} onSelect={() => choose(one)} />
        ))}
      </Menu>
      <ReasonDialog
        isOpen={asking !== null}
        keptAs={`${id} ${asking?.state ?? ''}`}
        title={asking ? `${tagName(annotation)}: ${checkStates[asking.state].name}` : ''}
        question="Why?"
        confirm={asking ? `Set to ${checkStates[asking.state].name.toLowerCase()}` : ''}
        onClose={() => setAsking(null)}
        onGive={(reason) => {
          if (asking && set(asking.state, reason, asking.seen)) setAsking(null);
        }}
      />
    </>
  );
}

const mainStates = CheckState.options.filter((one) => !isSideState(one));
/** The states that stop the work for a reason. */
export const sideStates = CheckState.options.filter(isSideState);

interface RowProps {
  state: CheckState;
  isNow: boolean;
  /** Why it cannot be chosen now. */
  refusal: string | null;
  onSelect: () => void;
}

function StateRow({ state, isNow, refusal, onSelect }: RowProps) {
  const { name, definition } = checkStates[state];
  return (
    <MenuRow
      icon={<span className="menu-tick">{isNow && <Check className="i s" aria-label="Now" />}</span>}
      tip={{ title: definition, 'aria-keyshortcuts': undefined }}
      off={refusal ?? undefined}
      onSelect={onSelect}
    >
      {name}
    </MenuRow>
  );
}
