'use client';
import { Check, ChevronDown } from 'lucide-react';
import { type FocusEvent, type KeyboardEvent, type MouseEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useKeyTip } from '@/components/article/commands/key-hint';
import { sayDone } from '@/components/article/say-done';
import { useWorkbench } from '@/components/article/session-context';
import { digitOfKey } from '@/components/ui/digit-of-key';
import { type Annotation, typeOf } from '@/lib/domain/tags/annotation';
import type { TagType } from '@/lib/domain/tags/house-types';
import { tagName } from '../tag-words';
import { useTagHands } from '../use-tag-hands';
import { useTypeChanges } from './use-type-changes';

/** Among the digits of the types: none of them. */
const CLEAR_KEY = '0';

/** The type of a tag, and on a press all that its kind has, with what each means. `L` in the text opens it, a digit then chooses. */
export function TagTypePicker({ annotation, offered }: { annotation: Annotation; offered: readonly TagType[] }) {
  const { sender } = useWorkbench();
  const { say, toText } = useTagHands();
  const { setType } = useTypeChanges(annotation);
  const tip = useKeyTip();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLFieldSetElement>(null);
  const given = typeOf(annotation);
  const label = `Type of ${tagName(annotation)}`;

  const open = () => {
    flushSync(() => setOpen(true));
    const rows = list.current;
    (rows?.querySelector<HTMLElement>('[aria-pressed=true]') ?? rows?.querySelector('button'))?.focus();
  };
  const choose = (type: TagType | null) => {
    if (!setType(type?.id ?? null)) return;
    say(sayDone(sender, type ? `${tagName(annotation)} is of the type ${type.name}` : `${tagName(annotation)} has no type`));
    setOpen(false);
    toText();
  };
  const pressKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const digit = digitOfKey(event);
    const type = offered.find(({ key }) => key !== null && key === digit);
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (type) choose(type);
    else if (digit === CLEAR_KEY) choose(null);
    else if (by !== undefined) focusNeighbour(list.current, by);
    else return;
    event.preventDefault();
  };
  const leave = ({ relatedTarget }: FocusEvent) => {
    // The button closes it by itself: closed here already, its press would open it anew.
    if (!(relatedTarget instanceof Node && (list.current?.contains(relatedTarget) || relatedTarget === button.current))) setOpen(false);
  };
  const close = () => {
    button.current?.focus();
    setOpen(false);
  };
  // Safari on a Mac gives a pressed button no focus: by the press the list would lose it, and be gone before it is let go.
  const keepFocus = (event: MouseEvent) => event.preventDefault();

  return (
    <>
      <button
        ref={button}
        type="button"
        className="tag-type-now"
        data-part="type"
        aria-expanded={isOpen}
        {...tip('setType', given ? undefined : 'Say what type it is')}
        onMouseDown={isOpen ? keepFocus : undefined}
        onClick={() => (isOpen ? close() : open())}
      >
        <span className="dim2">Type</span> {given?.name ?? <span className="unset">none</span>}
        <ChevronDown className="i xs" aria-hidden="true" />
      </button>
      {isOpen && (
        <fieldset ref={list} className="tag-type-list" aria-label={label} onMouseDown={keepFocus} onKeyDown={pressKey} onBlur={leave}>
          {offered.map((type) => (
            <TypeButton key={type.id} isNow={type.id === given?.typeId} type={type} onChoose={() => choose(type)} />
          ))}
          {given && (
            <button type="button" aria-pressed={false} aria-keyshortcuts={CLEAR_KEY} onClick={() => choose(null)}>
              <span className="menu-tick" />
              <span>No type</span>
              <span className="kbd" aria-hidden="true">
                {CLEAR_KEY}
              </span>
            </button>
          )}
        </fieldset>
      )}
    </>
  );
}

function TypeButton({ type, isNow, onChoose }: { type: TagType; isNow: boolean; onChoose: () => void }) {
  const { name, definition, key } = type;
  return (
    <button type="button" aria-pressed={isNow} aria-keyshortcuts={key ?? undefined} onClick={onChoose}>
      <span className="menu-tick">{isNow && <Check className="i s" aria-hidden="true" />}</span>
      <span className="menu-two">
        <span>{name}</span>
        <span className="dim">{definition}</span>
      </span>
      {key !== null && (
        <span className="kbd" aria-hidden="true">
          {key}
        </span>
      )}
    </button>
  );
}

function focusNeighbour(list: HTMLElement | null, by: number): void {
  const rows: (Element | null)[] = [...(list?.querySelectorAll('button') ?? [])];
  const next = rows[(rows.indexOf(document.activeElement) + by + rows.length) % rows.length];
  if (next instanceof HTMLElement) next.focus();
}
