'use client';
import { X } from 'lucide-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { z } from 'zod';
import { useCardDraft } from '@/components/annotations/card-drafts';
import { shownNow, tagName } from '@/components/annotations/tag-words';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { sayDone } from '@/components/article/say-done';
import { useWorkbench } from '@/components/article/session-context';
import { Button } from '@/components/ui/button';
import { InlineError, TextInput } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { MAX_FACTS, MIN_FACTS } from '@/lib/domain/checks/facts';
import { FOLLOWED_RULE, OUT_OF_THE_RULE } from '@/lib/domain/checks/followed-rule';
import { MAX_STATEMENT_CHARS, statementOf } from '@/lib/domain/checks/statement';
import { DomainError } from '@/lib/domain/errors';
import { whyNotSplit } from '@/lib/domain/journal/who-decides';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { isUnseen } from '@/lib/domain/text/is-unseen';
import { sayCount } from '@/lib/domain/text/say-count';
import { verdictName } from '@/lib/domain/verdicts/verdict';
import { isOfInputMethod } from '@/lib/editor/keys/input-method';
import { takeRepeats } from '@/lib/editor/keys/key-repeats';
import { splitClaim } from '@/lib/editor/tags/split-claim';

interface Props {
  annotation: Annotation;
  /** Those that it has already. */
  facts: readonly Annotation[];
  onClose: () => void;
}

/** A line of the dialog; its number is its own, so that what is removed above it changes nothing. */
const Line = z.object({ number: z.number(), text: z.string() });

/** What is begun waits while a phone is turned, and the card is drawn anew; and while the dialog is closed by Escape. */
const drafts = { form: 'facts', schema: z.array(Line) };

/** Splits a claim into facts, a line each, or gives it more of them. */
export function SplitDialog({ annotation, facts, onClose }: Props) {
  const { session, sender, history, rules } = useWorkbench();
  const { say } = useTagHands();
  const errorId = useId();
  const least = Math.max(1, MIN_FACTS - facts.length);
  const most = MAX_FACTS - facts.length;
  const [draft, setLines] = useCardDraft(drafts, annotation.id);
  const lines = draft ?? Array.from({ length: least }, (_, number) => ({ number, text: '' }));
  const [error, setError] = useState<string | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const name = tagName(annotation);
  const statement = statementOf(annotation);
  const isSplit = facts.length > 0;

  const end = () => {
    setLines(null);
    onClose();
  };
  const write = (number: number, text: string) => {
    setLines(lines.map((one) => (one.number === number ? { number, text } : one)));
    setError(null);
  };
  const focusLine = (index: number) => list.current?.querySelectorAll('input')[index]?.focus();
  const addLine = () => {
    if (lines.length >= most) return;
    flushSync(() => setLines([...lines, { number: Math.max(...lines.map(({ number }) => number)) + 1, text: '' }]));
    focusLine(lines.length);
  };
  const removeLine = (index: number) => {
    flushSync(() => setLines(lines.filter((_, at) => at !== index)));
    focusLine(Math.min(index, lines.length - 2));
  };
  /** Enter goes on to the next line, and makes one behind the last; in an empty last line it is done. */
  const pressKey = (event: KeyboardEvent, index: number) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || isOfInputMethod(event.nativeEvent)) return;
    // Held, it would send the form from the line that it has just made.
    takeRepeats(event.nativeEvent);
    const isLast = index === lines.length - 1;
    if (isLast && (isUnseen(lines[index]?.text ?? '') || lines.length >= most)) return;
    event.preventDefault();
    if (isLast) addLine();
    else focusLine(index + 1);
  };
  const split = () => {
    const statements = lines.map(({ text }) => text.trim()).filter((text) => !isUnseen(text));
    if (statements.length < least)
      return setError(isSplit ? 'Write what the fact says.' : 'A claim has at least two facts. Write one a line.');
    const now = session.annotations.get(annotation.id) ?? annotation;
    const refused = whyNotSplit(now, rules);
    if (refused !== null) return setError(refused);
    try {
      splitClaim({ session, history }, now, statements);
    } catch (refusal) {
      if (!(refusal instanceof DomainError)) throw refusal;
      return setError(refusal.message);
    }
    const done = isSplit ? `${sayCount(statements.length, 'fact')} added to ${name}` : `${name} split into ${statements.length} facts`;
    say(sayDone(sender, done));
    end();
  };
  return (
    <FormDialog
      isWide
      className="split-form"
      title={isSplit ? `Add facts to ${name}` : `Split ${name} into facts`}
      description={`${name} then follows its facts. ${FOLLOWED_RULE} ${OUT_OF_THE_RULE}`}
      verb={isSplit ? 'Add' : 'Split'}
      onClose={onClose}
      onCancel={end}
      onSubmit={split}
    >
      <blockquote className="read" dir="auto" lang={session.language}>
        {statement ?? shownNow(session, annotation)}
      </blockquote>
      {annotation.verdict && !annotation.verdict.followed && (
        <p className="hint">
          {name} is {verdictName(annotation.verdict).toLowerCase()} now. That gives way to what its facts say; it is kept, and undo brings
          it back.
        </p>
      )}
      <ol ref={list} aria-label="Facts, one a line">
        {lines.map(({ number, text }, index) => (
          <li key={number}>
            <TextInput
              className="read"
              dir="auto"
              lang={session.language}
              aria-label={`Fact ${facts.length + index + 1}`}
              aria-invalid={error !== null && isUnseen(text)}
              aria-describedby={error === null ? undefined : errorId}
              placeholder={index === 0 ? 'One sentence that can be checked by itself' : undefined}
              maxLength={MAX_STATEMENT_CHARS}
              value={text}
              onChange={(event) => write(number, event.target.value)}
              onKeyDown={(event) => pressKey(event, index)}
            />
            {lines.length > least && (
              <Button variant="quiet" isIcon aria-label={`Remove line ${index + 1}`} onClick={() => removeLine(index)}>
                <X className="i s" aria-hidden="true" />
              </Button>
            )}
          </li>
        ))}
      </ol>
      {error !== null && <InlineError id={errorId}>{error}</InlineError>}
      <Button size="s" off={lines.length >= most ? `${MAX_FACTS} facts are the most that a claim has.` : undefined} onClick={addLine}>
        Add a line
      </Button>
    </FormDialog>
  );
}
