'use client';
import { type ReactNode, type RefObject, useRef } from 'react';
import { flushSync } from 'react-dom';
import { z } from 'zod';
import { useCardDraft } from '@/components/annotations/card-drafts';
import { tagName } from '@/components/annotations/tag-words';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { sayDone } from '@/components/article/say-done';
import { useWorkbench } from '@/components/article/session-context';
import { Button } from '@/components/ui/button';
import { Field, TextArea } from '@/components/ui/field';
import { formKeys } from '@/components/ui/form-keys';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { inOneLine, MAX_SUGGESTION_CHARS } from '@/lib/domain/talk/suggestion';
import { sayNumber } from '@/lib/domain/text/say-count';
import { isSuggestedAlready, suggestWords, type TagWords, wordsToSuggestOn } from '@/lib/editor/typing/suggest-words';
import { whyClosed } from './why-closed';

/** Other words while they are written, and those that they were begun on, so that nobody's are passed over unseen. */
const Draft = z.object({ text: z.string(), begunOn: z.string(), isChanged: z.boolean() });
type Draft = z.infer<typeof Draft>;

const drafts = { form: 'suggest in text', schema: Draft };

/**
 * On a claim that does not hold as it stands: other words for it, which whoever edits the text accepts or rejects. `link` begins them, and
 * stands with what else is done with the verdict; `form` is there while they are written. Each is null where it is not to be shown.
 */
export function useSuggestInText(annotation: Annotation): { link: ReactNode; form: ReactNode } {
  const { session, rights } = useWorkbench();
  const [draft, setDraft] = useCardDraft(drafts, annotation.id);
  const { toText } = useTagHands();
  const opener = useRef<HTMLButtonElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const closed = rights.lock ? `The article was ${rights.lock} meanwhile.` : whyClosed(null, rights);
  const place = wordsToSuggestOn(session, annotation);
  const close = () => {
    flushSync(() => setDraft(null));
    if (opener.current) opener.current.focus();
    else toText();
  };
  // What is begun stays in sight, whatever becomes of the verdict or the article meanwhile.
  if (draft !== null) {
    const form = (
      <SuggestForm annotation={annotation} place={place} draft={draft} closed={closed} area={field} onChange={setDraft} onClose={close} />
    );
    return { link: null, form };
  }
  if (closed !== undefined) return none;
  const { kind, verdict, isStale } = annotation;
  if (kind !== 'claim' || !verdict || verdict.value === 'supported' || isStale || !place) return none;
  /** Focus goes there by this press alone: a card that is drawn with words that were begun leaves it where it is. */
  const begin = () => {
    flushSync(() => setDraft({ text: inOneLine(place.words), begunOn: place.words, isChanged: false }));
    field.current?.focus();
  };
  const link = (
    <button ref={opener} type="button" className="link" onClick={begin}>
      Suggest in text
    </button>
  );
  return { link, form: null };
}

const none = { link: null, form: null };

interface FormProps {
  annotation: Annotation;
  /** Null where the words have gone, or gone apart, since it was begun. */
  place: TagWords | null;
  draft: Draft;
  /** Why nothing can be suggested any more: the words stay, to be copied, until they are put away. */
  closed: string | undefined;
  area: RefObject<HTMLTextAreaElement | null>;
  onChange: (draft: Draft) => void;
  onClose: () => void;
}

/** Enter suggests, Escape puts what was written away. */
function SuggestForm({ annotation, place, draft, closed, area, onChange, onClose }: FormProps) {
  const { session, sender, history } = useWorkbench();
  const { attempt, say } = useTagHands();
  const { text, begunOn, isChanged } = draft;
  const isTooLong = text.length > MAX_SUGGESTION_CHARS;
  const blocked = closed ?? blockOf(place, place !== null && isSuggestedAlready(session, place, text));
  const isSame = text === inOneLine(place?.words ?? '');
  const suggest = () => {
    // A card is drawn a moment after the text changes: what counts is the text as it is now.
    const now = wordsToSuggestOn(session, annotation);
    if (isTooLong || blocked !== null || isSame || !now) return;
    if (now.words !== begunOn) return onChange({ text, begunOn: now.words, isChanged: true });
    if (!attempt(() => suggestWords(session, history, now, text))) return;
    onClose();
    say(sayDone(sender, `Suggested for ${tagName(annotation)}`));
  };
  return (
    <form
      className="suggest-in-text"
      aria-label="Suggest in text"
      onSubmit={(event) => {
        event.preventDefault();
        suggest();
      }}
      onKeyDown={formKeys({ onEscape: onClose, onSend: suggest, sends: ({ target }) => target === area.current })}
    >
      <Field
        label={`Other words for ${tagName(annotation)}`}
        error={isTooLong ? TOO_LONG : null}
        hint="Whoever edits the text accepts or rejects them. Leave it empty to propose that they go."
      >
        {(ids) => (
          <TextArea
            {...ids}
            ref={area}
            className="soft read"
            dir="auto"
            rows={3}
            value={text}
            onChange={({ target }) => onChange({ ...draft, text: inOneLine(target.value) })}
          />
        )}
      </Field>
      {(blocked !== null || isChanged) && (
        <p className="hint warn" role="status">
          {closed ? `${closed} Copy your words if you need them.` : (blocked ?? sayChanged(begunOn))}
        </p>
      )}
      <div className="card-buttons">
        <Button
          type="submit"
          size="s"
          variant="primary"
          off={isTooLong ? TOO_LONG : (blocked ?? (isSame ? 'These are the words that stand there.' : undefined))}
        >
          Suggest
        </Button>
        <Button size="s" variant="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

const TOO_LONG = `At most ${sayNumber(MAX_SUGGESTION_CHARS)} characters.`;

/** What is in the way of any words here, or of these, or null if nothing is. */
function blockOf(place: TagWords | null, isSuggested: boolean): string | null {
  if (!place) return 'The words are not in one place any more.';
  return isSuggested ? 'This is suggested already.' : null;
}

const sayChanged = (words: string) => `The words are others now: “${words}”. Suggest once more to have yours in their place.`;
