'use client';
import { type KeyboardEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useSettled } from '@/components/ui/use-settled';
import { type Mentionable, type MentionName, mentionAt, mentionsIn, offerNames, type Stray } from './mentions';
import { useMentionable } from './use-mentionable';

interface Written extends Pick<Mentionable, 'picked' | 'before'> {
  text: string;
  /** It was to be sent, and waits until it is known whom it mentions. */
  isHeld: boolean;
  onWrite(text: string, picked: readonly MentionName[]): void;
}

/** Whom a comment that is being written mentions, and the list of people that is offered while a name is typed behind an @. */
export function useMentionList({ text, picked, before, isHeld, onWrite }: Written) {
  const area = useRef<HTMLTextAreaElement | null>(null);
  const [caret, setCaret] = useState(0);
  const [isClosed, setClosed] = useState(false);
  const [at, setAt] = useState(0);
  const asked = isClosed ? null : mentionAt(text, caret);
  const restedText = useSettled(text, 1000);
  const offeredOf = (people: readonly MentionName[]) => (asked ? offerNames(people, asked.typed) : []);
  const mentionsOf = (people: readonly MentionName[]) => mentionsIn(text, { people, picked, before });
  const straysOf = (people: readonly MentionName[]) => {
    // The one that is being written may still become a name, and is not said at each letter.
    const isBeingWritten = ({ at, name }: Stray) =>
      at < caret && caret <= at + name.length && (restedText !== text || (offeredOf(people).length > 0 && at === asked?.from));
    const strays = mentionsOf(people).strays.filter((one) => isHeld || !isBeingWritten(one));
    return [...new Set(strays.map(({ name }) => name))];
  };
  const { people, standingOf } = useMentionable(straysOf);
  const offered = offeredOf(people);
  const chosen = offered[Math.min(at, offered.length - 1)];

  const write = (next: string, caret: number, more: readonly MentionName[] = picked) => {
    onWrite(next, more);
    setCaret(caret);
    setClosed(false);
    setAt(0);
  };
  const pick = (person: MentionName) => {
    if (!asked) return;
    const name = `@${person.name} `;
    const end = asked.from + name.length;
    // The caret stands behind the name before the next key comes.
    flushSync(() => write(`${text.slice(0, asked.from)}${name}${text.slice(caret)}`, end, [...picked, person]));
    area.current?.setSelectionRange(end, end);
  };
  /** Does what a key means in the list. False where it is not open, or the key means nothing there. */
  const press = ({ key }: KeyboardEvent): boolean => {
    if (!chosen) return false;
    if (key === 'ArrowDown' || key === 'ArrowUp') setAt((at + (key === 'ArrowDown' ? 1 : offered.length - 1)) % offered.length);
    else if (key === 'Enter' || key === 'Tab') pick(chosen);
    else if (key === 'Escape') setClosed(true);
    else return false;
    return true;
  };
  return {
    area,
    offered,
    chosen,
    mentions: mentionsOf(people),
    /** Names that are nobody's, as far as they are said. */
    strays: straysOf(people),
    standingOf,
    write,
    pick,
    press,
    setCaret,
    close: () => setClosed(true),
  };
}
