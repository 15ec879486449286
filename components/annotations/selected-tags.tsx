'use client';
import { Trash2, X } from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useWorkbench } from '@/components/article/session-context';
import { useRightsNow } from '@/components/article/use-rights-now';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { openMenu } from '@/components/ui/open-menu';
import { useDateLanguage } from '@/components/ui/when';
import { CheckState, checkStates, isSideState } from '@/lib/domain/checks/check';
import { isJudged } from '@/lib/domain/checks/facts';
import { DomainError } from '@/lib/domain/errors';
import { sha256Hex } from '@/lib/domain/hash';
import { firstName } from '@/lib/domain/people/person-name';
import { type Annotation, checkOf, typeOf } from '@/lib/domain/tags/annotation';
import { typesOf } from '@/lib/domain/tags/say-types';
import { type LabelledKind, labelledKinds, tagKinds } from '@/lib/domain/tags/tag-kinds';
import type { CommandId } from '@/lib/editor/keys/keymap';
import {
  assignAll,
  changeKinds,
  duesSeen,
  losingVerdict,
  removeTags,
  setDueAll,
  setStates,
  setTypes,
  statesSeen,
  thatMayBecome,
  thatMayGoTo,
} from '@/lib/editor/tags/tags-together';
import { dueOfAll, sayDueOfAll } from './due-of-all';
import { AnotherTime, DueMenu } from './due-picker';
import { ReasonDialog } from './reason-dialog';
import { Choice, Opener } from './selected-choice';
import type { SelectedKeys } from './selected-keys';
import { NO_TYPE } from './tag-filter';
import type { SelectedTags as Selection } from './use-selected-tags';
import { useTagActions } from './use-tag-actions';

interface Props {
  selection: Selection;
  /** What the keys of the list do with these tags: it is put there as long as there are any. */
  keys: RefObject<SelectedKeys | null>;
  toList: () => void;
}

/** What is done with several tags together. One undo takes all of it back. */
export function SelectedTags({ selection, keys, toList }: Props) {
  const { session, history, people, checkerIds, rules, tagTypes } = useWorkbench();
  const rights = useRightsNow();
  const language = useDateLanguage();
  const { attempt, offerUndo, toText } = useTagActions();
  // A dialog is about the tags that it was opened for, whatever the list shows meanwhile.
  const [wanted, setWanted] = useState<{ kind: LabelledKind; tags: readonly Annotation[] } | null>(null);
  const [stopping, setStopping] = useState<{ state: CheckState; claims: readonly Annotation[] } | null>(null);
  const [dating, setDating] = useState<readonly Annotation[] | null>(null);
  const { tags, clear } = selection;
  const stillThere = (seen: readonly Annotation[]) =>
    seen.flatMap(({ id }) => {
      const now = session.annotations.get(id);
      return now && !now.isRemoved ? [now] : [];
    });
  const claims = tags.filter(isJudged);
  const due = dueOfAll(claims);
  const [first] = tags;
  // A type is one of its kind: what is given together is of one.
  const types = first && tags.every(({ kind }) => kind === first.kind) ? typesOf(tagTypes, first.kind) : [];
  /** Does it, says it with the way back, and lets go of the selection. True if it was done. */
  const settle = (work: () => void, said: string) => {
    if (!attempt(work)) return false;
    offerUndo(said);
    clear();
    toText();
    return true;
  };
  const thatBecome = (state: CheckState, of: readonly Annotation[]) => {
    const changing = thatMayBecome(of, state, rules, rights.canAssign);
    if (changing.length > 0) return changing;
    throw new DomainError('invalid', `None of these can be set to ${checkStates[state].name.toLowerCase()} now.`);
  };
  const setState = (state: CheckState, reason: string | null = null, seen: readonly Annotation[] = claims) => {
    const now = stillThere(seen);
    const count = thatMayBecome(now, state, rules, rights.canAssign).length;
    const left = now.filter((one) => one.checkState !== state).length - count;
    return settle(
      () => setStates(history, thatBecome(state, now), state, reason, statesSeen(seen, session.options.personId)),
      `${countOf(count)} now ${checkStates[state].name.toLowerCase()}${sayLeft(left)}`,
    );
  };
  /** What stops the work is asked for its reason; not where it would be written for nothing. */
  const chooseState = (state: CheckState) => {
    if (!isSideState(state)) setState(state);
    else if (attempt(() => void thatBecome(state, claims))) setStopping({ state, claims });
  };
  const setDue = (at: Date | null, seen: readonly Annotation[] = claims) => {
    const now = stillThere(seen).filter(isJudged);
    return settle(
      () => {
        if (now.length === 0) throw new DomainError('invalid', 'None of these claims is there any more. Cancel, and select others.');
        setDueAll(history, now, at?.toISOString() ?? null, duesSeen(seen, session.options.personId));
      },
      `${countOf(now.length)} ${at === null ? 'without' : 'with'} a due date`,
    );
  };
  const assign = (personId: string | null) => {
    const name = personId === null ? 'nobody' : firstName(people.get(personId) ?? 'someone');
    const changing = thatMayGoTo(claims, personId);
    const left = claims.filter((one) => checkOf(one).assigneeId !== personId).length - changing.length;
    settle(
      () => {
        if (changing.length === 0 && left > 0)
          throw new DomainError('invalid', `None of these can be given to ${name}, who is to look at them again.`);
        assignAll(history, claims, personId);
      },
      `${countOf(claims.length - left)} for ${name}${sayLeft(left)}`,
    );
  };
  const changeKind = (kind: LabelledKind, of: readonly Annotation[] = tags) =>
    settle(
      () => changeKinds(history, of, kind),
      `${countOf(of.length)} now ${tagKinds[kind].name.toLowerCase()}${of.length === 1 ? '' : 's'}`,
    );
  const ask = (kind: LabelledKind) => (losingVerdict(tags, kind).length > 0 ? setWanted({ kind, tags }) : changeKind(kind));
  const remove = () => settle(() => removeTags(history, tags), `${countOf(tags.length)} removed`);
  const bar = useRef<HTMLDivElement>(null);
  /** Opens the menu of a command, or says why there is none. */
  const open = (id: CommandId, why: string) =>
    attempt(() => {
      const button = bar.current?.querySelector<HTMLElement>(`[data-opens=${id}]`);
      if (!button) throw new DomainError('invalid', why);
      openMenu(button);
    });
  const onlyClaims = claims.length === 0 ? 'None of the selected tags is a claim that is checked by itself.' : null;
  useEffect(() => {
    if (tags.length === 0 || !rights.canTag) return;
    keys.current = {
      tagClaim: () => ask('claim'),
      tagOpinion: () => ask('opinion'),
      tagProposal: () => ask('proposal'),
      removeTag: remove,
      setType: () => open('setType', 'Select tags of one kind that has types: those of all of them are chosen together.'),
      assign: () => open('assign', onlyClaims ?? 'Editors and leads give out several claims together.'),
      setDue: () => open('setDue', onlyClaims ?? 'Editors and leads say when claims are due.'),
    };
    return () => {
      keys.current = null;
    };
  });
  const losing = wanted === null ? 0 : losingVerdict(stillThere(wanted.tags), wanted.kind).length;
  const toolbar = (
    <div ref={bar} className="selected-tags" role="toolbar" aria-label="Selected tags">
      <b className="sp num" role="status">
        {tags.length} selected
      </b>
      {claims.length > 0 && (
        <Choice
          name="State"
          label={`State of ${claims.length} ${claims.length === 1 ? 'claim' : 'claims'}`}
          options={settableStates.map((state) => ({ value: state, label: checkStates[state].name }))}
          onChoose={chooseState}
        />
      )}
      {claims.length > 0 && rights.canAssign && (
        <>
          <Choice
            name="Assign"
            command="assign"
            label={`Assign ${claims.length} ${claims.length === 1 ? 'claim' : 'claims'}`}
            options={[...checkerIds.map((id) => ({ value: id, label: people.get(id) ?? 'Someone' })), { value: NOBODY, label: 'Nobody' }]}
            onChoose={(id) => assign(id === NOBODY ? null : id)}
          />
          <DueMenu isDue={due.is !== 'none'} onSet={(at) => void setDue(at)} onAnother={() => setDating(claims)}>
            <Opener
              name="Due"
              command="setDue"
              label={`Due date of ${sayClaims(claims.length)}: ${sayDueOfAll(due, new Date(), language)}`}
            />
          </DueMenu>
        </>
      )}
      <Choice
        name="Kind"
        label={`Kind of ${countOf(tags.length)}`}
        options={labelledKinds.map((kind) => ({ value: kind, label: tagKinds[kind].name }))}
        onChoose={ask}
      />
      {types.length > 0 && (
        <Choice
          name="Type"
          command="setType"
          label={`Type of ${countOf(tags.length)}`}
          options={[
            ...types.map(({ id, name }) => ({ value: id, label: name })),
            ...(tags.some((one) => typeOf(one) !== null) ? [{ value: NO_TYPE, label: 'No type' }] : []),
          ]}
          onChoose={(id) =>
            settle(
              () => setTypes(history, tags, id === NO_TYPE ? null : id),
              `${countOf(tags.length)} of ${id === NO_TYPE ? 'no type' : `the type ${types.find((one) => one.id === id)?.name ?? ''}`}`,
            )
          }
        />
      )}
      <Button size="s" variant="quiet" isIcon aria-label={`Remove ${countOf(tags.length)}`} onClick={remove}>
        <Trash2 className="i s" aria-hidden="true" />
      </Button>
      <Button
        size="s"
        variant="quiet"
        isIcon
        aria-label="Select none"
        onClick={() => {
          clear();
          toList();
        }}
      >
        <X className="i s" aria-hidden="true" />
      </Button>
    </div>
  );
  return (
    <>
      {tags.length > 0 && rights.canTag && toolbar}
      <ReasonDialog
        isOpen={stopping !== null}
        keptAs={stopping ? `selected ${stopping.state} ${sha256Hex(stopping.claims.map(({ id }) => id).join(' '))}` : ''}
        title={stopping ? `${countOf(stopping.claims.length)}: ${checkStates[stopping.state].name}` : ''}
        question="Why?"
        confirm="Set them"
        onClose={() => setStopping(null)}
        onGive={(reason) => {
          if (stopping && setState(stopping.state, reason, stopping.claims)) setStopping(null);
        }}
      />
      {dating && (
        <AnotherTime
          title={`When ${dating.length === 1 ? 'is' : 'are'} ${sayClaims(dating.length)} due?`}
          dueAt={dueInAll(dating)}
          onClose={() => setDating(null)}
          onSet={(at) => setDue(at, dating)}
        />
      )}
      <Dialog
        isOpen={wanted !== null}
        onClose={() => setWanted(null)}
        title={losing === 1 ? 'One claim loses its verdict' : `${losing} claims lose their verdicts`}
        description="Sources and discussion stay."
        buttons={
          <>
            <Button onClick={() => setWanted(null)}>Keep them as they are</Button>
            <Button
              variant="primary"
              onClick={() => {
                if (wanted) changeKind(wanted.kind, stillThere(wanted.tags));
                setWanted(null);
              }}
            >
              Change them
            </Button>
          </>
        }
      />
    </>
  );
}

/** What a form for another time begins with: the time that all of them have. */
function dueInAll(claims: readonly Annotation[]): string | null {
  const due = dueOfAll(claims);
  return due.is === 'same' ? due.at : null;
}

const NOBODY = 'nobody';
/** What a person sets by hand: the rest comes with verdicts. */
const settableStates = CheckState.options.filter((one) => one !== 'decided' && one !== 'adjudication');

const countOf = (count: number) => (count === 1 ? '1 tag' : `${count} tags`);

const sayClaims = (count: number) => (count === 1 ? 'this claim' : `these ${count} claims`);

/** How many were not changed, behind what was done with the others. */
const sayLeft = (left: number) => (left === 0 ? '' : `, ${left} left as ${left === 1 ? 'it was' : 'they were'}`);
