'use client';
import { useQuery } from '@tanstack/react-query';
import { FileText, Plus } from 'lucide-react';
import { type KeyboardEvent, type Ref, useEffect, useId, useRef, useState } from 'react';
import { call } from '@/lib/api';
import * as contract from '@/lib/domain/contract/sources';
import { inBrief } from '@/lib/domain/text/in-brief';
import { isUnseen } from '@/lib/domain/text/is-unseen';
import { sayCount } from '@/lib/domain/text/say-count';
import { isOfInputMethod } from '@/lib/editor/keys/input-method';
import { Heard } from '../ui/heard';
import { useAfterPress } from '../ui/use-after-press';
import { useAnswerState } from '../ui/use-answer-state';
import { useListInSight } from '../ui/use-list-in-sight';
import { useRowInSight } from '../ui/use-row-in-sight';
import { useSettled } from '../ui/use-settled';
import {
  findWanted,
  foundSources,
  NEW,
  newSource,
  offerSources,
  placeOf,
  type SourceChoice,
  type SourceOption,
  takenOnAnswer,
} from './source-choice';
import type { SourceName } from './use-article-sources';
import { offeredSourcesKey } from './use-source-list';

interface Props {
  deskId: string;
  /** Sources of this article: offered first, also while the server does not have them yet. */
  near: readonly SourceName[];
  /** What is typed, and what it means so far. */
  text: string;
  choice: SourceChoice | null;
  onChange: (text: string, choice: SourceChoice | null) => void;
  /** One of the list was taken. */
  onChosen: () => void;
  inputRef?: Ref<HTMLInputElement>;
}

const MAX_SHOWN = 8;

/** So long the list rests before it is said how long it is. */
const HEARD_MS = 500;

/** So much of a title is said. */
const MAX_HEARD_CHARS = 80;

/** Finds a source by title or link, or makes a new one of what was typed. */
export function SourceCombobox({ deskId, near, text, choice, onChange, onChosen, inputRef }: Props) {
  const [isOpen, setOpen] = useState(false);
  /** The row that the person went to; null is the first, whichever that is. */
  const [atKey, setAtKey] = useState<string | null>(null);
  /** Enter was pressed on what is typed before the desk's answer to it. */
  const [isAwaited, setAwaited] = useState(false);
  /** Something else is being pressed: the list closes once that is let go. */
  const [isLeaving, setLeaving] = useState(false);
  const id = useId();
  const wanted = text.trim();
  const { data, isError, isPending, isPlaceholderData } = useQuery({
    queryKey: offeredSourcesKey(deskId, wanted),
    queryFn: ({ signal }) =>
      call(contract.listSources, {
        query: { deskId, limit: MAX_SHOWN, ...(wanted === '' ? {} : { query: wanted.slice(0, 200), order: 'closest' }) },
        signal,
      }),
    enabled: isOpen,
    // Rows that came now would move what is pressed: they are called off.
    subscribed: !isLeaving,
    // Asked at every opening: a source that was just linked is the likeliest to be wanted again.
    staleTime: 0,
    placeholderData: (before) => before,
  });
  const answer = useAnswerState({ isPending, isPlaceholderData });

  const found = foundSources(near, { sources: data?.sources ?? [], isOld: isPlaceholderData }, wanted);
  const offered = offerSources(found.slice(0, MAX_SHOWN), wanted);
  const options = isOpen ? offered.options : [];
  const at = placeOf(atKey, offered, answer === 'coming');
  const list = useRef<HTMLDivElement>(null);
  useListInSight(list, options.length);
  useRowInSight(list, atKey === null ? 0 : at);

  /** Whether a screen reader is to say a row. At first it is to say the field: with a row of the list it would say that alone. */
  const isRowSaid = wanted !== '' || atKey !== null;
  // Not each that a letter brings for a moment: how many are left once the answer is there. What Enter takes is said where its row is not.
  const stored = options.filter(({ key }) => key !== NEW).length;
  const isHeard = isOpen && !isError && answer === 'here';
  const heardCount = useSettled(!isHeard ? '' : stored === 0 ? 'No source found' : `${sayCount(stored, 'source')} shown`, HEARD_MS);
  const heardFirst = useSettled(
    isHeard && !isRowSaid && options[at] ? `Enter takes ${inBrief(options[at].label, MAX_HEARD_CHARS)}` : '',
    HEARD_MS,
  );

  const choose = (option: SourceOption | undefined) => {
    if (!option) return;
    onChange(option.label, option.choice);
    setAtKey(null);
    setAwaited(false);
    setOpen(false);
    onChosen();
  };
  useEffect(() => {
    if (!isAwaited || answer === 'coming') return;
    setAwaited(false);
    // Without an answer what is shown has changed: the next Enter is pressed knowingly.
    if (answer === 'here' && !isError) choose(takenOnAnswer(offered));
  });
  const type = (typed: string) => {
    setAtKey(null);
    setAwaited(false);
    setOpen(true);
    // Typed but not chosen counts as a new source: nobody should lose what they wrote by not opening the list.
    onChange(typed, isUnseen(typed) ? null : newSource(typed.trim()));
  };
  /** Whoever leaves the field without choosing has not been offered a new source of exactly that title: the one that is there is meant. */
  const takeKnown = () => {
    if (offered.known && choice && 'newTitle' in choice) onChange(offered.known.label, offered.known.choice);
  };
  const leaving = useAfterPress(() => {
    takeKnown();
    setOpen(false);
    setLeaving(false);
  });
  const press = (event: KeyboardEvent) => {
    if (isOfInputMethod(event.nativeEvent)) return;
    // Before focus moves: the fields that it goes to depend on the source.
    if (event.key === 'Tab') takeKnown();
    const isForNew = at < 0 && atKey === null;
    const goTo = (place: number) => setAtKey(options[Math.max(0, Math.min(place, options.length - 1))]?.key ?? null);
    setAwaited(event.key === 'Enter' && isOpen && isForNew);
    if (event.key === 'ArrowDown') goTo(at + 1);
    else if (event.key === 'ArrowUp') goTo(at - 1);
    else if (event.key === 'Enter' && isOpen && options.length > 0) choose(options[at]);
    else if (event.key === 'Escape' && isOpen && wanted !== '') setOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key.startsWith('Arrow')) setOpen(true);
  };

  return (
    <div className="field combobox">
      <label htmlFor={id} className="vh">
        Source: title or link
      </label>
      <div className="inp">
        <Plus className="i s" aria-hidden="true" />
        <input
          ref={inputRef}
          id={id}
          placeholder="Title or link"
          role="combobox"
          aria-expanded={isOpen && options.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={isOpen && options[at] && isRowSaid ? `${id}-${at}` : undefined}
          autoComplete="off"
          value={text}
          onChange={(event) => type(event.target.value)}
          onFocus={() => {
            // Back before the pointer was let go: nothing is left.
            leaving.drop();
            setLeaving(false);
            setAtKey(null);
            setOpen(true);
          }}
          onBlur={() => {
            setAwaited(false);
            setLeaving(true);
            leaving.ask();
          }}
          onKeyDown={press}
        />
        <span className="kbd" aria-hidden="true">
          Esc
        </span>
      </div>
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label="Sources"
        className="pop options"
        hidden={!isOpen || options.length === 0}
      >
        {options.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the combobox
          // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant points here
          <div
            key={option.key}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            className="option"
            // The input would lose focus first, and the list would close under the pointer.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(option)}
          >
            {option.key === NEW ? <Plus className="i s" aria-hidden="true" /> : <FileText className="i s" aria-hidden="true" />}
            <span className="option-words">
              <span className="trunc">
                {option.key === NEW ? `New source “${option.label}”` : <Found text={option.label} wanted={wanted} />}
              </span>
              {option.hint !== '' && <span className="hint trunc">{option.hint}</span>}
            </span>
            <span className="kbd" aria-hidden="true">
              ↵
            </span>
          </div>
        ))}
      </div>
      <Heard what="Sources found" isAtomic={false}>
        {heardCount !== '' && <p key={heardCount}>{heardCount}</p>}
        {heardFirst !== '' && <p key={heardFirst}>{heardFirst}</p>}
      </Heard>
      {isError && <p className="hint">The list of sources did not load. What you type becomes a new source.</p>}
      {isOpen && answer === 'no-line' ? (
        <p className="hint" role="status">
          Sources of the desk are not known without a line. What you type becomes a new source.
        </p>
      ) : (
        choice && 'newTitle' in choice && !isOpen && <p className="hint">New source</p>
      )}
    </div>
  );
}

/** The words with what was looked for underlined. */
function Found({ text, wanted }: { text: string; wanted: string }) {
  const parts = findWanted(text, wanted);
  if (parts === null) return text;
  return (
    <>
      {parts.before}
      <u>{parts.found}</u>
      {parts.after}
    </>
  );
}
