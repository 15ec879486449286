'use client';
import { Trash2, X } from 'lucide-react';
import { type RefObject, useLayoutEffect, useRef } from 'react';
import { useWorkbench } from '@/components/article/session-context';
import { useRightsNow } from '@/components/article/use-rights-now';
import { Button } from '@/components/ui/button';
import { openMenu } from '@/components/ui/open-menu';
import { useDateLanguage } from '@/components/ui/when';
import { CheckState, checkStates } from '@/lib/domain/checks/check';
import { DomainError } from '@/lib/domain/errors';
import { checkOf, typeOf } from '@/lib/domain/tags/annotation';
import { labelledKinds, tagKinds } from '@/lib/domain/tags/tag-kinds';
import { sayCount } from '@/lib/domain/text/say-count';
import type { CommandId } from '@/lib/editor/keys/keymap';
import type { Turn } from '@/lib/editor/tags/assigning';
import { DueMenu } from '../check/due-picker';
import { NO_TYPE } from '../list/tag-filter';
import { useTagHands } from '../use-tag-hands';
import { dueOfAll, sayDueOfAll } from './due-of-all';
import { sayClaims } from './say-selected';
import { Choice, Opener } from './selected-choice';
import type { SelectedKeys } from './selected-keys';
import type { TagsTogether } from './use-tags-together';

const NOBODY = 'nobody';
/** What a person sets by hand: the rest comes with verdicts. */
const settableStates = CheckState.options.filter((one) => one !== 'decided' && one !== 'adjudication');

interface Props {
  together: TagsTogether;
  /** What the keys of the list do with these tags: it is put there as long as there are any. */
  keys: RefObject<SelectedKeys | null>;
  /** By touches, also before the first one: then there is a word for the way out of it. */
  isPicking: boolean;
  onSelectNone: () => void;
}

/** What can be done with the selected tags, as buttons and by keys. */
export function SelectedToolbar({ together, keys, isPicking, onSelectNone }: Props) {
  const { tags, claims, chooseKind, remove } = together;
  const bar = useRef<HTMLDivElement>(null);
  useKeysOfSelected(together, keys, bar);
  return (
    <div ref={bar} className="selected-tags" role="toolbar" aria-label="Selected tags">
      <b className="sp num" role="status">
        {tags.length} selected
      </b>
      {claims.length > 0 && <OfClaims together={together} />}
      {tags.length > 0 && (
        <>
          <Choice
            name="Kind"
            label={`Kind of ${sayCount(tags.length, 'tag')}`}
            options={labelledKinds.map((kind) => ({ value: kind, label: tagKinds[kind].name }))}
            onChoose={chooseKind}
          />
          <OfOneKind together={together} />
          <Button size="s" variant="quiet" isIcon aria-label={`Remove ${sayCount(tags.length, 'tag')}`} onClick={remove}>
            <Trash2 className="i s" aria-hidden="true" />
          </Button>
        </>
      )}
      {isPicking ? (
        <Button size="s" variant="primary" onClick={onSelectNone}>
          Done
        </Button>
      ) : (
        <Button size="s" variant="quiet" isIcon aria-label="Select none" onClick={onSelectNone}>
          <X className="i s" aria-hidden="true" />
        </Button>
      )}
    </div>
  );
}

function OfClaims({ together }: { together: TagsTogether }) {
  const { people, checkerIds, rules } = useWorkbench();
  const { canAssign } = useRightsNow();
  const language = useDateLanguage();
  const { claims, chooseState, assign, setDue, ask } = together;
  const due = dueOfAll(claims);
  const counted = sayCount(claims.length, 'claim');
  const isVotedOn = rules.votes?.when === 'every';
  const nobody = { value: NOBODY, label: 'Nobody' };
  const checkers = [...checkerIds.map((id) => ({ value: id, label: people.get(id) ?? 'Someone' })), nobody];
  const give = (turn: Turn) => (id: string) => assign(id === NOBODY ? null : id, turn);
  return (
    <>
      <Choice
        name="State"
        label={`State of ${counted}`}
        options={settableStates.map((state) => ({ value: state, label: checkStates[state].name }))}
        onChoose={chooseState}
      />
      {canAssign && (
        <>
          <Choice name="Assign" command="assign" label={`Assign ${counted}`} options={checkers} onChoose={give('first')} />
          {/* Where every claim is voted on, nobody is named to look again: who was before can be taken off. */}
          {(!isVotedOn || claims.some((one) => checkOf(one).secondId !== null)) && (
            <Choice
              name="2nd check"
              label={`2nd check of ${counted}`}
              options={isVotedOn ? [nobody] : checkers}
              onChoose={give('second')}
            />
          )}
          <DueMenu isDue={due.is !== 'none'} onSet={(at) => void setDue(at)} onAnother={() => ask({ about: 'due', claims })}>
            <Opener
              name="Due"
              command="setDue"
              label={`Due date of ${sayClaims(claims.length)}: ${sayDueOfAll(due, new Date(), language)}`}
            />
          </DueMenu>
        </>
      )}
    </>
  );
}

function OfOneKind({ together: { tags, types, setType } }: { together: TagsTogether }) {
  if (types.length === 0) return null;
  return (
    <Choice
      name="Type"
      command="setType"
      label={`Type of ${sayCount(tags.length, 'tag')}`}
      options={[
        ...types.map(({ id, name }) => ({ value: id, label: name })),
        ...(tags.some((one) => typeOf(one) !== null) ? [{ value: NO_TYPE, label: 'No type' }] : []),
      ]}
      onChoose={(id) => setType(id === NO_TYPE ? null : id)}
    />
  );
}

/** Has the keys of the list do with all selected tags what they would do with the active one. */
function useKeysOfSelected(
  { tags, claims, chooseKind, remove }: TagsTogether,
  keys: RefObject<SelectedKeys | null>,
  bar: RefObject<HTMLElement | null>,
): void {
  const { attempt } = useTagHands();
  /** Opens the menu of a command, or says why there is none. */
  const open = (id: CommandId, why: string) =>
    attempt(() => {
      const button = bar.current?.querySelector<HTMLElement>(`[data-opens=${id}]`);
      if (!button) throw new DomainError('invalid', why);
      openMenu(button);
    });
  const refuse = (why: string) => () =>
    void attempt(() => {
      // One tag is selected with nothing to tell it from the active one but the eye: the key stands for neither.
      throw new DomainError('invalid', `${tags.length > 1 ? `${why} ` : ''}Press Esc to select none first.`);
    });
  const onlyClaims = claims.length === 0 ? 'None of the selected tags is a claim that is checked by itself.' : null;
  const moveEnd = refuse('Only one tag at a time can have its end moved.');
  const changeWords = refuse('Only one tag at a time can get words or lose some.');
  // With the drawing: a key that comes right behind it means what is selected now.
  useLayoutEffect(() => {
    keys.current = {
      tagClaim: () => chooseKind('claim'),
      tagOpinion: () => chooseKind('opinion'),
      tagProposal: () => chooseKind('proposal'),
      removeTag: remove,
      setType: () => open('setType', 'Select tags of one kind that has types: those of all of them are chosen together.'),
      assign: () => open('assign', onlyClaims ?? 'Editors and leads give out several claims together.'),
      setDue: () => open('setDue', onlyClaims ?? 'Editors and leads say when claims are due.'),
      shrinkEnd: moveEnd,
      growEnd: moveEnd,
      shrinkStart: moveEnd,
      growStart: moveEnd,
      addWords: changeWords,
      takeOutWords: changeWords,
    };
    return () => {
      keys.current = null;
    };
  });
}
