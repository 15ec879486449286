'use client';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useWorkbench } from '@/components/article/session-context';
import { Field, TextInput } from '@/components/ui/field';
import { KindChip } from '@/components/ui/kind-chip';
import { useRowInSight } from '@/components/ui/use-row-in-sight';
import { quotedWords } from '@/lib/domain/anchors/anchor';
import { shownQuote } from '@/lib/domain/anchors/anchor-words';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { isRelatable } from '@/lib/domain/tags/relation';
import { spokenName } from '@/lib/domain/tags/spoken-name';
import { byPlace } from '@/lib/domain/tags/text-order';
import { foldText } from '@/lib/domain/text/fold-text';
import { isOfInputMethod } from '@/lib/editor/keys/input-method';
import { foldOnce } from '../fold-once';

/** An article may have 20,000 tags: who wants another one types more of it. */
const MAX_SHOWN = 8;

interface Props {
  /** The tag that cannot be chosen. */
  notId: string;
  chosen: Annotation | null;
  error: string | null;
  onChange: (tag: Annotation | null) => void;
}

/** Finds a tag of the article by its label or its words. */
export function TagCombobox({ notId, chosen, error, onChange }: Props) {
  const { session } = useWorkbench();
  const [text, setText] = useState(chosen ? saidOf(chosen) : '');
  const [isOpen, setOpen] = useState(chosen === null);
  const [at, setAt] = useState(0);
  // As they are when the dialog opens: the list must not change under the hand.
  const tags = useMemo(
    () => [...session.annotations.values()].filter((one) => isRelatable(one) && one.id !== notId).sort(byPlace),
    [session, notId],
  );
  const options = useMemo(() => findTags(tags, text), [tags, text]);
  const list = useRef<HTMLDivElement>(null);
  useRowInSight(list, isOpen ? at : 0);

  const choose = (tag: Annotation | undefined) => {
    if (!tag) return;
    setText(saidOf(tag));
    setOpen(false);
    onChange(tag);
  };
  const press = (event: KeyboardEvent) => {
    if (isOfInputMethod(event.nativeEvent)) return;
    if (event.key === 'ArrowDown') setAt(isOpen ? Math.min(at + 1, options.length - 1) : at);
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    // Chosen, Enter is the form's.
    else if (event.key === 'Enter' && isOpen && options.length > 0) choose(options[at]);
    else return;
    event.preventDefault();
    if (event.key.startsWith('Arrow')) setOpen(true);
  };
  return (
    <Field label="Which tag" error={error}>
      {(ids) => (
        <div className="combobox">
          <TextInput
            {...ids}
            placeholder="C4, or words of it"
            role="combobox"
            aria-expanded={isOpen && options.length > 0}
            aria-controls={`${ids.id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={isOpen && options[at] ? `${ids.id}-${at}` : undefined}
            autoComplete="off"
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setAt(0);
              setOpen(true);
              if (chosen) onChange(null);
            }}
            onKeyDown={press}
          />
          <div
            ref={list}
            id={`${ids.id}-list`}
            role="listbox"
            aria-label="Tags to choose from"
            className="options"
            hidden={!isOpen || options.length === 0}
          >
            {options.map((tag, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the combobox
              // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant points here
              <div
                key={tag.id}
                id={`${ids.id}-${index}`}
                role="option"
                aria-selected={index === at}
                className="option"
                // The field would lose focus first.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => choose(tag)}
              >
                <KindChip kind={tag.kind} label={tag.label} />
                <span className="trunc read" lang={session.language}>
                  {shownQuote(tag.anchor)}
                </span>
              </div>
            ))}
          </div>
          {isOpen && options.length === 0 && (
            <p className="hint" role="status">
              {tags.length === 0 ? 'There is no other tag yet.' : 'No tag has this label or these words.'}
            </p>
          )}
        </div>
      )}
    </Field>
  );
}

/** What stands in the field for a tag that is chosen. */
const saidOf = (tag: Annotation) => `${tag.label ?? spokenName(tag)} ${shownQuote(tag.anchor)}`;

const quoteToFind = foldOnce(({ anchor }) => quotedWords(anchor));

/** The first tags that fit: the one with that label, then those with these words. */
function findTags(tags: readonly Annotation[], text: string): Annotation[] {
  const wanted = foldText(text);
  if (wanted === '') return tags.slice(0, MAX_SHOWN);
  const found = tags.filter(({ label, aliases }) => [label, ...aliases].some((one) => one?.toLowerCase() === wanted));
  for (const tag of tags) {
    if (found.length >= MAX_SHOWN) break;
    const isLike = tag.label?.toLowerCase().startsWith(wanted) || quoteToFind(tag).includes(wanted);
    if (isLike && !found.includes(tag)) found.push(tag);
  }
  return found;
}
