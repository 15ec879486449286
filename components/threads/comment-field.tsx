'use client';
import { type KeyboardEvent, type Ref, useEffect, useId, useRef, useState } from 'react';
import { useCardDraft } from '@/components/annotations/card-drafts';
import { Button } from '@/components/ui/button';
import { InlineError, TextArea } from '@/components/ui/field';
import type { RowProps } from '@/components/ui/held-rows';
import { useListInSight } from '@/components/ui/use-list-in-sight';
import { useRowInSight } from '@/components/ui/use-row-in-sight';
import { MAX_COMMENT_CHARS } from '@/lib/domain/talk/thread';
import { isUnseen } from '@/lib/domain/text/is-unseen';
import { sayNumber } from '@/lib/domain/text/say-count';
import { isOfInputMethod } from '@/lib/editor/keys/input-method';
import { takeRepeats } from '@/lib/editor/keys/key-repeats';
import { type CommentDraft, commentDrafts } from './comment-drafts';
import type { MentionName } from './mentions';
import { StrayNames } from './stray-names';
import { useMentionList } from './use-mention-list';

const nobody: readonly MentionName[] = [];

interface Props {
  /** Under it what is not sent waits while other cards are open. */
  draftId: string;
  label: string;
  placeholder: string;
  sendLabel: string;
  start?: CommentDraft;
  field?: Ref<HTMLTextAreaElement> | undefined;
  /** Why what is written can be sent no more: it stays, to be copied, until it is put away. */
  closed?: string | undefined;
  /** Why it cannot be sent yet. */
  off?: string | undefined;
  /** What a colleague did while this was being written. */
  note?: string | undefined;
  /** Holds it where it is. */
  row?: RowProps;
  /** True if it was taken: the field is then empty again. */
  onSend(text: string, mentions: string[]): boolean;
  onCancel?: (() => void) | undefined;
}

/** A field for a comment. Enter sends, Shift+Enter begins a line; @ and some letters offer the people who may read the article. */
export function CommentField({ draftId, label, placeholder, sendLabel, start, field, closed, off, note, row, onSend, onCancel }: Props) {
  const [draft, setDraft] = useCardDraft(commentDrafts, draftId);
  const { text, picked } = draft ?? start ?? { text: '', picked: nobody };
  const listId = useId();
  /** The words that were to be sent before it was known whom they mention. */
  const [heldText, setHeldText] = useState<string | null>(null);
  const isHeld = heldText === text;
  const keep = (text: string, picked: readonly MentionName[]) => {
    // Whoever goes on writing has not sent it, also where the words come to be the same again.
    setHeldText(null);
    setDraft(text === '' && !start ? null : { text, picked });
  };
  const list = useMentionList({ text, picked, before: start, isHeld, onWrite: keep });
  const { offered, chosen, mentions, strays, standingOf } = list;
  const rows = useRef<HTMLDivElement>(null);
  useListInSight(rows, offered.length);
  useRowInSight(rows, chosen ? offered.indexOf(chosen) : 0);
  const isTooLong = text.length > MAX_COMMENT_CHARS;
  const whyOff = closed ?? (isUnseen(text) ? 'Write something first.' : isTooLong ? 'It is too long.' : off);

  const send = () => {
    if (whyOff !== undefined) return;
    // What is said of a name is said before it is too late.
    if (mentions.strays.some(({ name }) => !strays.includes(name) || standingOf(name) === 'asked')) return setHeldText(text);
    setHeldText(null);
    if (!onSend(text.trim(), mentions.ids)) return;
    setDraft(null);
    list.setCaret(0);
  };
  useEffect(() => {
    if (isHeld && mentions.strays.length === 0) send();
  });
  const cancel =
    onCancel &&
    (() => {
      setDraft(null);
      onCancel();
    });
  const press = (event: KeyboardEvent) => {
    if (isOfInputMethod(event.nativeEvent)) return;
    // Held, it would send what it has just named somebody in, or go on in the text, to which focus goes: over the words that were selected there.
    if (event.key === 'Enter' && !event.shiftKey) takeRepeats(event.nativeEvent);
    if (!list.press(event)) {
      if (event.key === 'Escape' && cancel) cancel();
      else if (event.key === 'Enter' && !event.shiftKey) send();
      else return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="comment-field" {...row}>
      <TextArea
        ref={(element) => {
          list.area.current = element;
          if (typeof field === 'function') field(element);
          else if (field) field.current = element;
        }}
        className="soft"
        rows={1}
        aria-label={label}
        placeholder={placeholder}
        // A textarea may not be a combobox; a text box may have a list and an active row all the same.
        aria-controls={offered.length > 0 ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={chosen ? `${listId}-${chosen.id}` : undefined}
        aria-invalid={isTooLong || undefined}
        aria-describedby={isTooLong ? `${listId}-long` : undefined}
        value={text}
        onChange={({ target }) => list.write(target.value, target.selectionStart)}
        onSelect={({ currentTarget }) => list.setCaret(currentTarget.selectionStart)}
        onBlur={list.close}
        onKeyDown={press}
      />
      {offered.length > 0 && (
        <div ref={rows} id={listId} role="listbox" aria-label="People to mention" className="menu mention-list">
          {offered.map((person) => (
            // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant points here
            <div
              key={person.id}
              id={`${listId}-${person.id}`}
              role="option"
              aria-selected={person === chosen}
              className={`menu-row ${person === chosen ? 'on' : ''}`}
              // Before the field loses focus, which closes the list.
              onMouseDown={(event) => {
                event.preventDefault();
                list.pick(person);
              }}
            >
              {person.name}
            </div>
          ))}
        </div>
      )}
      {(closed ?? note) && (
        <p className="hint" role="status">
          {closed ? `${closed} Copy your words if you need them.` : note}
        </p>
      )}
      {isTooLong && (
        <>
          <InlineError id={`${listId}-long`}>A comment has at most {sayNumber(MAX_COMMENT_CHARS)} characters.</InlineError>
          {/* Beside what is announced: it is another with each key. */}
          <p className="hint">{sayNumber(text.length - MAX_COMMENT_CHARS)} too many</p>
        </>
      )}
      <StrayNames names={strays} standingOf={standingOf} isHeld={isHeld} />
      {(text !== '' || onCancel) && (
        <div className="card-buttons">
          <Button size="s" variant="primary" off={whyOff} onClick={send}>
            {sendLabel}
          </Button>
          {cancel && (
            <Button size="s" onClick={cancel}>
              Cancel
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
