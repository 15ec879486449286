'use client';
import { useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { z } from 'zod';
import { useCardDraft } from '@/components/annotations/card-drafts';
import { Button } from '@/components/ui/button';
import { Field, TextArea } from '@/components/ui/field';
import { formKeys } from '@/components/ui/form-keys';
import { inOneLine, MAX_SUGGESTION_CHARS } from '@/lib/domain/talk/suggestion';
import { MAX_COMMENT_CHARS } from '@/lib/domain/talk/thread';
import { isUnseen } from '@/lib/domain/text/is-unseen';
import { sayNumber } from '@/lib/domain/text/say-count';

const Asked = z.object({
  text: z.string(),
  /** Null while no other words are proposed. */
  replacement: z.string().nullable(),
});
type Asked = z.infer<typeof Asked>;

const Draft = Asked.extend({
  /** Of a draft that is changed, the entry with the words that it began with, or that were read since. */
  basedOn: z.string().nullable().optional(),
  /** A colleague's words were shown, and this is to go in their place. */
  isInPlace: z.boolean().optional(),
});

/** Questions that are being written. */
export const questions = { form: 'question', schema: Draft };

/** What a query asks as it stands: the entry that it is from, and a sentence that shows it to whoever is writing other words for it. */
interface Standing {
  basedOn: string | null;
  meanwhile: string;
}

const noQuestion: Asked = { text: '', replacement: null };

interface Props {
  /** Under it what is not kept waits while other cards are open. */
  draftId: string;
  /** The tag's words, which a proposal begins with. */
  words: string;
  start?: Asked;
  /** Of a query that is changed. What a colleague words meanwhile is shown as it comes, and not written over unseen. */
  standing?: Standing | undefined;
  /** Why it can be kept no more: the words stay, to be copied, until they are put away. */
  closed?: string | undefined;
  /** It is drawn with words that waited, and by nobody's press: focus stays where it is. */
  isDrawnAgain?: boolean;
  saveLabel: string;
  /** True if it was taken. */
  onSave(asked: Asked, basedOn: string | null): boolean;
  /** Closes it: put away by its button, what is written is gone; by Escape it waits, as in a dialog. */
  onCancel(): void;
}

/** A question to the author and, on a wish, other words for the tag's. */
export function AskForm({
  draftId,
  words,
  start = noQuestion,
  standing,
  closed,
  isDrawnAgain = false,
  saveLabel,
  onSave,
  onCancel,
}: Props) {
  const [draft, keepDraft] = useCardDraft(questions, draftId);
  const { text, replacement } = draft ?? start;
  const question = useRef<HTMLTextAreaElement>(null);
  const proposed = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (!isDrawnAgain) question.current?.focus();
  }, [isDrawnAgain]);
  const newest = standing?.basedOn ?? null;
  // While nothing is written the form shows what stands.
  const basedOn = draft ? (draft.basedOn ?? null) : newest;
  const isReworded = standing !== undefined && basedOn !== newest;
  const isInPlace = draft?.isInPlace ?? false;
  const setDraft = (asked: Asked) => keepDraft({ ...asked, basedOn, isInPlace });
  const tooLong = text.length > MAX_COMMENT_CHARS ? LONG_QUESTION : undefined;
  const wordingTooLong = (replacement ?? '').trim().length > MAX_SUGGESTION_CHARS ? LONG_WORDING : undefined;
  const isSame = replacement !== null && replacement.trim() === words;
  const missing =
    closed ??
    tooLong ??
    wordingTooLong ??
    (isUnseen(text) ? 'Write the question first.' : isSame ? 'These are the words that stand there.' : undefined);
  const propose = () => {
    flushSync(() => setDraft({ text, replacement: words.replaceAll('\n', ' ') }));
    proposed.current?.focus();
    // With what keeps it and what gives it up.
    proposed.current?.form?.scrollIntoView({ block: 'nearest' });
  };
  const keepNothing = () => {
    keepDraft(null);
    onCancel();
  };
  const save = () => {
    if (missing) return;
    if (isReworded) return keepDraft({ text, replacement, basedOn: newest, isInPlace: true });
    const asked = { text: text.trim(), replacement: replacement === null || replacement.trim() === '' ? null : replacement.trim() };
    if (onSave(asked, basedOn)) keepDraft(null);
  };
  return (
    <form
      className="ask-form"
      aria-label="Question to the author"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      // What can be kept no more would wait where nobody finds it.
      onKeyDown={formKeys({ onEscape: closed ? keepNothing : onCancel, onSend: save, sends: ({ ctrlKey, metaKey }) => ctrlKey || metaKey })}
    >
      <Field label="Question to the author" error={tooLong}>
        {(ids) => (
          <TextArea
            {...ids}
            ref={question}
            rows={2}
            value={text}
            onChange={({ target }) => setDraft({ text: target.value, replacement })}
          />
        )}
      </Field>
      {replacement === null ? (
        <button type="button" className="link" onClick={propose}>
          Propose other words
        </button>
      ) : (
        <Field label="Proposed wording" error={wordingTooLong}>
          {(ids) => (
            <TextArea
              {...ids}
              ref={proposed}
              className="read"
              rows={2}
              value={replacement}
              onChange={({ target }) => setDraft({ text, replacement: inOneLine(target.value) })}
            />
          )}
        </Field>
      )}
      {closed && (
        <p className="hint" role="status">
          {closed} Copy your words if you need them.
        </p>
      )}
      {standing && (isReworded || isInPlace) && (
        <p className="hint" role="status">
          {standing.meanwhile}
          {!isReworded && ` ${saveLabel} once more to put yours in its place.`}
        </p>
      )}
      <div className="card-buttons">
        <Button size="s" variant="primary" type="submit" off={missing}>
          {saveLabel}
        </Button>
        <Button size="s" onClick={keepNothing}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

const LONG_QUESTION = `A question has at most ${sayNumber(MAX_COMMENT_CHARS)} characters.`;
const LONG_WORDING = `A proposed wording has at most ${sayNumber(MAX_SUGGESTION_CHARS)} characters.`;
