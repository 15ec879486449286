'use client';
import { type KeyboardEvent, type Ref, useEffect, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { z } from 'zod';
import { draftOf, keepDraft, useCardDraft } from '@/components/annotations/card-drafts';
import { Button } from '@/components/ui/button';
import { InlineError, TextArea } from '@/components/ui/field';
import type { RowProps } from '@/components/ui/held-rows';
import { useSettled } from '@/components/ui/use-settled';
import { MAX_COMMENT_CHARS, type Thread } from '@/lib/domain/talk/thread';
import { sayNumber } from '@/lib/domain/text/say-count';
import { isOfInputMethod } from '@/lib/editor/keys/input-method';
import type { ArticleSession } from '@/lib/editor/session/article-session';
import { MentionName, mentionAt, mentionsIn, type NameStanding, offerNames, type Stray } from './mentions';
import { useMentionable } from './use-mentionable';

export const Draft = z.object({ text: z.string(), picked: z.array(MentionName).readonly() });
export type Draft = z.infer<typeof Draft>;

const drafts = { form: 'comment', schema: Draft };
const nobody: readonly MentionName[] = [];

const strayNotices: readonly [NameStanding, string][] = [
  ['nobody', 'mentions nobody who may read this article. Choose a name that is offered after @.'],
  ['failed', 'mentions nobody yet: names could not be read, and are asked for again. The comment can be sent all the same.'],
  ['no-line', 'mentions nobody: names are not known without a line. The comment can be sent all the same.'],
  ['asked', 'is being looked up. The comment waits for that.'],
];

/** Under which id an answer to a thread waits that is not sent. */
export const replyDraftOf = (threadId: string) => `reply ${threadId}`;

/** The same for the first comment on a tag. */
export const firstDraftOf = (annotationId: string) => `tag ${annotationId}`;

/** The fields of a thread: for an answer, and for the change of each comment. */
export const draftsOfThread = ({ id, comments }: Thread): string[] => [replyDraftOf(id), ...comments.map((one) => `edit ${one.id}`)];

/** True if words wait in one of these fields that were not sent. */
export const hasDraft = (session: ArticleSession, ...draftIds: readonly string[]): boolean =>
  draftIds.some((id) => draftOf(session, drafts, id) !== null);

/** Begins the draft of a field with a mention, unless something is written there already. The field has it when it is drawn anew. */
export function beginWithMention(session: ArticleSession, draftId: string, person: MentionName): void {
  if (!draftOf(session, drafts, draftId)) keepDraft(session, drafts, draftId, { text: `@${person.name} `, picked: [person] });
}

/** Has what waits in one field wait in another, below what is written there already. */
export function moveDraft(session: ArticleSession, fromId: string, toId: string): void {
  const [moved, there] = [draftOf(session, drafts, fromId), draftOf(session, drafts, toId)];
  if (!moved) return;
  keepDraft(session, drafts, toId, there ? { text: `${there.text}\n${moved.text}`, picked: [...there.picked, ...moved.picked] } : moved);
  keepDraft(session, drafts, fromId, null);
}

interface Props {
  /** Under it what is not sent waits while other cards are open. */
  draftId: string;
  label: string;
  placeholder: string;
  sendLabel: string;
  start?: Draft;
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
  const [draft, setDraft] = useCardDraft(drafts, draftId);
  const { text, picked } = draft ?? start ?? { text: '', picked: nobody };
  const [caret, setCaret] = useState(0);
  const [isListClosed, setListClosed] = useState(false);
  const [at, setAt] = useState(0);
  const area = useRef<HTMLTextAreaElement | null>(null);
  const listId = useId();
  /** The words that were to be sent before it was known whom they mention. */
  const [heldText, setHeldText] = useState<string | null>(null);
  const isHeld = heldText === text;
  const asked = isListClosed ? null : mentionAt(text, caret);
  const restedText = useSettled(text, 1000);
  const offeredOf = (people: readonly MentionName[]) => (asked ? offerNames(people, asked.typed) : []);
  const mentionsOf = (people: readonly MentionName[]) => mentionsIn(text, { people, picked, before: start });
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
  const mentions = mentionsOf(people);
  const strays = straysOf(people);
  const isTooLong = text.length > MAX_COMMENT_CHARS;
  const whyOff = closed ?? (text.trim() === '' ? 'Write something first.' : isTooLong ? 'It is too long.' : off);

  const write = (next: string, caret: number, more: readonly MentionName[] = picked) => {
    setDraft(next === '' && !start ? null : { text: next, picked: more });
    setCaret(caret);
    setListClosed(false);
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
  const send = () => {
    if (whyOff !== undefined) return;
    // What is said of a name is said before it is too late.
    if (mentions.strays.some(({ name }) => !strays.includes(name) || standingOf(name) === 'asked')) return setHeldText(text);
    setHeldText(null);
    if (!onSend(text.trim(), mentions.ids)) return;
    setDraft(null);
    setCaret(0);
  };
  useEffect(() => {
    if (isHeld && mentions.strays.length === 0) send();
  });
  const press = (event: KeyboardEvent) => {
    if (isOfInputMethod(event.nativeEvent)) return;
    const isPicking = offered.length > 0;
    if (isPicking && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      setAt((at + (event.key === 'ArrowDown' ? 1 : offered.length - 1)) % offered.length);
    } else if (isPicking && (event.key === 'Enter' || event.key === 'Tab') && chosen) pick(chosen);
    else if (isPicking && event.key === 'Escape') setListClosed(true);
    else if (event.key === 'Escape' && onCancel) {
      setDraft(null);
      onCancel();
    } else if (event.key === 'Enter' && !event.shiftKey) send();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="comment-field" {...row}>
      <TextArea
        ref={(element) => {
          area.current = element;
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
        value={text}
        onChange={({ target }) => write(target.value, target.selectionStart)}
        onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
        onBlur={() => setListClosed(true)}
        onKeyDown={press}
      />
      {offered.length > 0 && (
        <div id={listId} role="listbox" aria-label="People to mention" className="menu mention-list">
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
                pick(person);
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
        <InlineError>
          {sayNumber(text.length - MAX_COMMENT_CHARS)} characters too many: a comment has at most {sayNumber(MAX_COMMENT_CHARS)}.
        </InlineError>
      )}
      {strayNotices.map(([standing, notice]) => {
        const names = strays.filter((name) => standingOf(name) === standing && (standing !== 'asked' || isHeld));
        return (
          names.length > 0 && (
            <p key={standing} className="hint" role="status">
              {names.map((name) => `“${name}”`).join(', ')} {notice}
            </p>
          )
        );
      })}
      {(text !== '' || onCancel) && (
        <div className="card-buttons">
          <Button size="s" variant="primary" off={whyOff} onClick={send}>
            {sendLabel}
          </Button>
          {onCancel && (
            <Button
              size="s"
              onClick={() => {
                setDraft(null);
                onCancel();
              }}
            >
              Cancel
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
