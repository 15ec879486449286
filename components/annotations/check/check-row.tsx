'use client';
import { Check, UserRound } from 'lucide-react';
import { useKeyTip } from '@/components/article/commands/key-hint';
import { calledName } from '@/components/article/people/person-names';
import { useNamedNow } from '@/components/article/people/use-named-now';
import { useWorkbench } from '@/components/article/session-context';
import { useRightsNow } from '@/components/article/use-rights-now';
import { Avatar } from '@/components/ui/avatar';
import { Menu, MenuLine, MenuRow } from '@/components/ui/menu';
import { firstName } from '@/lib/domain/people/person-name';
import { type Annotation, checkOf } from '@/lib/domain/tags/annotation';
import { assigning, type Turn } from '@/lib/editor/tags/assigning';
import { useTagHands } from '../use-tag-hands';
import { DuePicker } from './due-picker';

/** Who checks a claim, who looks again, and by when. */
export function CheckRow({ annotation }: { annotation: Annotation }) {
  const { rights, rules } = useWorkbench();
  const rightsNow = useRightsNow();
  const { assigneeId, secondId, dueAt } = checkOf(annotation);
  const isPlain = !rightsNow.canJudge;
  if (isPlain && assigneeId === null && secondId === null && dueAt === null) return null;
  return (
    <div className="check-row">
      <PersonMenu annotation={annotation} turn="first" personId={assigneeId} isPlain={isPlain} />
      {/* Where every claim is voted on, nobody is named to look again. */}
      {(rules.votes?.when !== 'every' || secondId !== null) && (
        <PersonMenu annotation={annotation} turn="second" personId={secondId} isPlain={isPlain} />
      )}
      <span className="sp" />
      <DuePicker annotation={annotation} isPlain={isPlain || !rights.canAssign} />
    </div>
  );
}

const names: Record<Turn, { label: string; nobody: string; prefix: string }> = {
  first: { label: 'Checker', nobody: 'Assign', prefix: '' },
  second: { label: 'Second checker', nobody: '2nd check', prefix: '2nd: ' },
};

interface PersonProps {
  annotation: Annotation;
  turn: Turn;
  personId: string | null;
  isPlain: boolean;
}

/** One person of a check. Who gives out work chooses among all who check here; the others take what nobody has, or give theirs back. */
function PersonMenu({ annotation, turn, personId, isPlain }: PersonProps) {
  const workbench = useWorkbench();
  const { session, people, checkerIds, rights } = workbench;
  const { attempt, act } = useTagHands();
  const { label, nobody, prefix } = names[turn];
  const tip = useKeyTip();
  const me = session.options.personId;
  const { name, isNotOfHere } = useNamedNow(personId);
  const shown =
    personId === null ? (
      <>
        <span className="vh">{label}: nobody. </span>
        <span className="unset">{nobody}</span>
      </>
    ) : (
      <>
        <Avatar person={{ id: personId, name }} size="s" />
        <span className="vh">{label}: </span>
        <span className="trunc">
          {prefix}
          {calledName(workbench, personId) || firstName(name)}
        </span>
      </>
    );
  const says = personId === null ? label : `${label}: ${name}${isNotOfHere ? ', who does not check on this desk' : ''}`;
  const isOthers = personId !== null && personId !== me;
  if (isPlain || (isOthers && !rights.canAssign)) {
    return personId === null ? null : (
      <span className="check-person" title={says}>
        {shown}
      </span>
    );
  }
  const give = (to: string | null) =>
    attempt(() => {
      const { type, payload } = assigning(session.annotations.get(annotation.id) ?? annotation, to, turn);
      act(type, payload);
    });
  const others = rights.canAssign ? checkerIds.filter((id) => id !== me) : [];
  const row = (id: string, says: string) => (
    <MenuRow
      key={id}
      icon={<span className="menu-tick">{id === personId && <Check className="i s" aria-label="Now" />}</span>}
      onSelect={() => give(id)}
    >
      {says}
    </MenuRow>
  );
  return (
    <Menu
      label={label}
      align="start"
      trigger={
        <button
          type="button"
          className="check-person"
          data-part={`check-${turn}`}
          {...(turn === 'first' ? tip('assign', says) : { title: says })}
        >
          {personId === null && <UserRound className="i xs" aria-hidden="true" />}
          {shown}
        </button>
      }
    >
      {checkerIds.includes(me) && row(me, personId === me ? 'You' : 'You, take it')}
      {others.map((id) => row(id, people.get(id) ?? 'Someone'))}
      {personId !== null && (
        <>
          <MenuLine />
          <MenuRow icon={<span className="menu-tick" />} onSelect={() => give(null)}>
            {personId === me ? 'Give it back' : 'Nobody'}
          </MenuRow>
        </>
      )}
    </Menu>
  );
}
