'use client';
import { type ComponentProps, type KeyboardEvent, useRef } from 'react';
import { flushSync } from 'react-dom';
import { z } from 'zod';
import { useCardDraft } from '@/components/annotations/card-drafts';
import { tagName } from '@/components/annotations/tag-words';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { useWorkbench } from '@/components/article/session-context';
import { useRightsNow } from '@/components/article/use-rights-now';
import { TextArea } from '@/components/ui/field';
import { useAfterPress } from '@/components/ui/use-after-press';
import { isFact } from '@/lib/domain/checks/facts';
import { MAX_STATEMENT_CHARS, statementOf } from '@/lib/domain/checks/statement';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { isUnseen } from '@/lib/domain/text/is-unseen';
import { isOfInputMethod } from '@/lib/editor/keys/input-method';
import { takeRepeats } from '@/lib/editor/keys/key-repeats';

/** A sentence while it is written: what it was based on, so that nobody's is written over unseen. */
const Draft = z.object({
  text: z.string(),
  basedOn: z.string().nullable(),
  /** What a colleague has written meanwhile. */
  meanwhile: z.string().nullable(),
});
type Draft = z.infer<typeof Draft>;

const drafts = { form: 'statement', schema: Draft };

/**
 * What is checked of a claim, in a sentence that stands by itself. It is written where it stands; Enter keeps it, so does leaving it, and Escape
 * leaves it as it was.
 */
export function TagStatement({ annotation }: { annotation: Annotation }) {
  const { session } = useWorkbench();
  const rights = useRightsNow();
  const { attempt, act } = useTagHands();
  const [draft, setDraft] = useCardDraft(drafts, annotation.id);
  const opener = useRef<HTMLButtonElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const statement = statementOf(annotation);
  if (annotation.kind !== 'claim') return null;
  if (!rights.canTag)
    return (
      statement !== null && (
        <div className="card-statement">
          <p className="statement read" dir="auto" lang={session.language}>
            <span className="vh" dir="ltr" lang="en">
              Statement:{' '}
            </span>
            {statement}
          </p>
        </div>
      )
    );

  // A card is drawn a moment after the tag changes: what counts is the tag as it is now.
  const now = () => session.annotations.get(annotation.id) ?? annotation;
  const newest = () => now().stated?.basis.entryId ?? null;
  const close = (takesFocus: boolean) => {
    flushSync(() => setDraft(null));
    if (takesFocus) opener.current?.focus();
  };
  /** Focus goes there by this press alone: a card that is drawn with a sentence that was begun leaves it where it is. */
  const begin = () => {
    flushSync(() => setDraft({ text: statement ?? '', basedOn: newest(), meanwhile: null }));
    field.current?.focus();
  };
  const keep = (written: Draft, takesFocus: boolean) => {
    const said = isUnseen(written.text) ? '' : written.text.trim();
    if (said === (statementOf(now()) ?? '') || (said === '' && isFact(annotation))) return close(takesFocus);
    if (written.basedOn !== newest()) return setDraft({ ...written, basedOn: newest(), meanwhile: statementOf(now()) ?? '' });
    const payload = { annotationId: annotation.id, statement: said === '' ? null : said, basedOn: written.basedOn };
    if (attempt(() => act('annotation.stated', payload))) close(takesFocus);
  };
  // Where a colleague’s words would go by it, leaving the field is no answer: whoever clicked into it to copy their own gave none.
  const leave = () => {
    if (draft && (draft.meanwhile === null || draft.text.trim() === (statementOf(now()) ?? ''))) keep(draft, false);
  };
  if (draft === null) {
    return (
      <div className="card-statement">
        <button
          ref={opener}
          type="button"
          className={statement === null ? 'link statement-add' : 'statement read'}
          dir={statement === null ? undefined : 'auto'}
          lang={statement === null ? undefined : session.language}
          title="What is checked, in a sentence that stands by itself"
          onClick={begin}
        >
          {statement === null ? (
            'Say what is checked'
          ) : (
            <>
              <span className="vh" dir="ltr" lang="en">
                Statement:{' '}
              </span>
              {statement}
              <span className="vh" lang="en">
                {' '}
                Change it
              </span>
            </>
          )}
        </button>
      </div>
    );
  }
  const pressKey = (event: KeyboardEvent) => {
    if ((event.key !== 'Enter' && event.key !== 'Escape') || isOfInputMethod(event.nativeEvent)) return;
    event.preventDefault();
    event.stopPropagation();
    // Held, it would press the button that has focus then, and open the field again.
    takeRepeats(event.nativeEvent);
    if (event.key === 'Enter') keep(draft, true);
    else close(true);
  };
  return (
    <div className="card-statement statement-edit">
      <StatementField
        ref={field}
        className="read"
        dir="auto"
        lang={session.language}
        aria-label={`Statement of ${tagName(annotation)}`}
        rows={2}
        maxLength={MAX_STATEMENT_CHARS}
        value={draft.text}
        onChange={(event) => setDraft({ ...draft, text: event.target.value })}
        onLeave={leave}
        onKeyDown={pressKey}
      />
      <p className="hint" role={draft.meanwhile === null ? undefined : 'status'}>
        {draft.meanwhile === null
          ? `One sentence that can be checked by itself. Enter keeps it.${annotation.verdict ? ' Where it says something else than before, the verdict is stale.' : ''}`
          : `${draft.meanwhile === '' ? 'A colleague took it out meanwhile.' : `A colleague wrote meanwhile: “${draft.meanwhile}”`} Enter puts yours in its place, Esc leaves it as it is.`}
      </p>
    </div>
  );
}

/** It is higher than what comes in its place, so that what is pressed below it must be let go before. */
function StatementField({ onLeave, ...rest }: ComponentProps<typeof TextArea> & { onLeave: () => void }) {
  const leaving = useAfterPress(onLeave);
  return <TextArea {...rest} onFocus={leaving.drop} onBlur={leaving.ask} />;
}
