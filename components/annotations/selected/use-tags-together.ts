'use client';
import { useState } from 'react';
import { type OpenWorkbench, useWorkbench } from '@/components/article/session-context';
import { useRightsNow } from '@/components/article/use-rights-now';
import { type CheckState, checkStates, isSideState } from '@/lib/domain/checks/check';
import { isJudged } from '@/lib/domain/checks/facts';
import { DomainError } from '@/lib/domain/errors';
import { nameAmong } from '@/lib/domain/people/person-name';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { typesOf } from '@/lib/domain/tags/say-types';
import { type LabelledKind, tagKinds } from '@/lib/domain/tags/tag-kinds';
import { sayCount } from '@/lib/domain/text/say-count';
import type { Turn } from '@/lib/editor/tags/assigning';
import {
  assignAll,
  changeKinds,
  claimsNotOf,
  claimsThatMayBe,
  claimsToGive,
  duesSeen,
  losingVerdict,
  removeTags,
  setDueAll,
  setStates,
  setTypes,
  statesSeen,
} from '@/lib/editor/tags/tags-together';
import { useTagHands } from '../use-tag-hands';
import { sayLeft } from './say-selected';
import type { SelectedTags } from './use-selected-tags';

/** What is asked before it is done: about the tags that it was asked for, whatever the list shows meanwhile. */
export type Asked =
  | { about: 'kind'; kind: LabelledKind; tags: readonly Annotation[] }
  | { about: 'reason'; state: CheckState; claims: readonly Annotation[] }
  | { about: 'due'; claims: readonly Annotation[] };

/** What may be done with the selected tags together. What gives a boolean is true if it was done. */
export interface TagsTogether extends WithTags, WithClaims {
  tags: readonly Annotation[];
  /** Those of them that are checked by themselves. */
  claims: readonly Annotation[];
  /** The types that all of them may have. */
  types: ReturnType<typeof typesOf>;
  asked: Asked | null;
  ask(asked: Asked | null): void;
  /** Those tags as they are now, without those that are gone. */
  stillThere(seen: readonly Annotation[]): Annotation[];
}

interface WithTags {
  changeKind(kind: LabelledKind, of?: readonly Annotation[]): boolean;
  /** Changes it, and asks first where a verdict would go. */
  chooseKind(kind: LabelledKind): void;
  /** Null: none. */
  setType(typeId: string | null): boolean;
  remove(): boolean;
}

interface WithClaims {
  setState(state: CheckState, reason?: string | null, seen?: readonly Annotation[]): boolean;
  /** Sets it. What stops the work is asked for its reason; not where it would be written for nothing. */
  chooseState(state: CheckState): void;
  setDue(at: Date | null, seen?: readonly Annotation[]): boolean;
  /** Gives their first or second check to a person. Null: nobody. */
  assign(personId: string | null, turn: Turn): void;
}

type Selected = Pick<TagsTogether, 'tags' | 'claims' | 'types' | 'ask' | 'stillThere'> & {
  workbench: OpenWorkbench;
  attempt(work: () => void): boolean;
  /** Does it, says it with the way back, and lets go of the selection. */
  settle(work: () => void, said: string): boolean;
};

/** What is done with several tags together. One undo takes all of it back. */
export function useTagsTogether({ tags, clear }: SelectedTags): TagsTogether {
  const workbench = useWorkbench();
  const { canAssign } = useRightsNow();
  const { attempt, offerUndo, toText } = useTagHands();
  const [asked, ask] = useState<Asked | null>(null);
  const [first] = tags;
  const selected: Selected = {
    workbench,
    tags,
    claims: tags.filter(isJudged),
    // A type is one of its kind: what is given together is of one.
    types: first && tags.every(({ kind }) => kind === first.kind) ? typesOf(workbench.tagTypes, first.kind) : [],
    ask,
    stillThere: (seen) =>
      seen.flatMap(({ id }) => {
        const now = workbench.session.annotations.get(id);
        return now && !now.isRemoved ? [now] : [];
      }),
    attempt,
    settle: (work, said) => {
      if (!attempt(work)) return false;
      offerUndo(said);
      clear();
      toText();
      return true;
    },
  };
  return { ...selected, asked, ...withTags(selected), ...withClaims(selected, canAssign) };
}

function withTags({ workbench: { history }, tags, types, ask, settle }: Selected): WithTags {
  const changeKind = (kind: LabelledKind, of = tags) =>
    settle(
      () => changeKinds(history, of, kind),
      `${sayCount(of.length, 'tag')} now ${tagKinds[kind].name.toLowerCase()}${of.length === 1 ? '' : 's'}`,
    );
  return {
    changeKind,
    chooseKind: (kind) => {
      if (losingVerdict(tags, kind).length > 0) ask({ about: 'kind', kind, tags });
      else changeKind(kind);
    },
    setType: (typeId) =>
      settle(
        () => setTypes(history, tags, typeId),
        `${sayCount(tags.length, 'tag')} of ${typeId === null ? 'no type' : `the type ${types.find(({ id }) => id === typeId)?.name ?? ''}`}`,
      ),
    remove: () => settle(() => removeTags(history, tags), `${sayCount(tags.length, 'tag')} removed`),
  };
}

function withClaims({ workbench, claims, ask, stillThere, attempt, settle }: Selected, canAssign: boolean): WithClaims {
  const { session, history, people, rules } = workbench;
  const { personId: me } = session.options;
  const mayBecome = (of: readonly Annotation[], state: CheckState) =>
    claimsThatMayBe(of, state, { rules, mayAssign: canAssign, authorId: session.confirmed.details.authorId });
  const thatBecome = (state: CheckState, of: readonly Annotation[]) => {
    const changing = mayBecome(of, state);
    if (changing.length > 0) return changing;
    throw new DomainError('invalid', `None of these can be set to ${checkStates[state].name.toLowerCase()} now.`);
  };
  const setState: WithClaims['setState'] = (state, reason = null, seen = claims) => {
    const now = stillThere(seen);
    const count = mayBecome(now, state).length;
    const left = now.filter((one) => one.checkState !== state).length - count;
    return settle(
      () => setStates(history, thatBecome(state, now), state, reason, statesSeen(seen, me)),
      `${sayCount(count, 'claim')} now ${checkStates[state].name.toLowerCase()}${sayLeft(left)}`,
    );
  };
  return {
    setState,
    chooseState: (state) => {
      if (!isSideState(state)) setState(state);
      else if (attempt(() => void thatBecome(state, claims))) ask({ about: 'reason', state, claims });
    },
    setDue: (at, seen = claims) => {
      const now = stillThere(seen).filter(isJudged);
      return settle(
        () => {
          if (now.length === 0) throw new DomainError('invalid', 'None of these claims is there any more. Cancel, and select others.');
          setDueAll(history, now, at?.toISOString() ?? null, duesSeen(seen, me));
        },
        `${sayCount(now.length, 'claim')} ${at === null ? 'without' : 'with'} a due date`,
      );
    },
    assign: (personId, turn) => {
      const { authorId } = session.confirmed.details;
      const name = personId === null ? 'nobody' : nameAmong(people, personId) || 'someone';
      const giving = { personId, turn, authorId };
      const changing = claimsToGive(claims, giving);
      const left = claimsNotOf(claims, giving).length - changing.length;
      settle(
        () => {
          if (changing.length === 0 && left > 0) throw new DomainError('invalid', sayNoneGo[turn](name));
          assignAll(history, claims, giving);
        },
        `${sayCount(claims.length - left, turn === 'first' ? 'claim' : 'second check')} for ${name}${sayLeft(left)}`,
      );
    },
  };
}

/** Why none of several claims can be given to a person to check, or to look at again. */
const sayNoneGo: Record<Turn, (name: string) => string> = {
  first: (name) => `None of these can be given to ${name}, who is to look at them again.`,
  second: (name) => `None of these can be looked at again by ${name}, who checks them or is the author.`,
};
