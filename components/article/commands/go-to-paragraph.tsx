'use client';
import { type FocusEvent, type FormEvent, type KeyboardEvent, useId, useState } from 'react';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { Button } from '@/components/ui/button';
import { InlineError } from '@/components/ui/field';
import { countParagraphs } from '@/lib/domain/text/paragraph-start';
import { sayCount } from '@/lib/domain/text/say-count';
import { goToParagraph, sayParagraph } from '@/lib/editor/go-to-paragraph';
import { isOfInputMethod } from '@/lib/editor/keys/input-method';
import { useWorkbench } from '../session-context';
import { paragraphIn } from './paragraph-in';

/** A field for the number of a paragraph, shown while it is asked for: Enter goes there, Escape goes back to where the caret was. */
export function GoToParagraph({ onClose }: { onClose: () => void }) {
  const { editor } = useWorkbench();
  const { toText, say } = useTagHands();
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string | null>(null);
  const id = useId();

  const leave = () => {
    onClose();
    toText();
  };
  const go = (event: FormEvent) => {
    event.preventDefault();
    const number = paragraphIn(typed);
    if (number === null || !goToParagraph(editor.view, number)) setError(sayParagraphs(countParagraphs(editor.state.doc)));
    else {
      leave();
      say(sayParagraph(number));
    }
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || isOfInputMethod(event.nativeEvent)) return;
    event.preventDefault();
    event.stopPropagation();
    leave();
  };
  const blur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (relatedTarget instanceof Node && !currentTarget.contains(relatedTarget)) onClose();
  };

  return (
    <form className="pop go-to" aria-label="Go to a paragraph" noValidate onSubmit={go} onKeyDown={press} onBlur={blur}>
      <div className="go-to-row">
        <label htmlFor={id}>Paragraph</label>
        <input
          id={id}
          className={`inp num ${error === null ? '' : 'err'}`}
          inputMode="numeric"
          autoComplete="off"
          enterKeyHint="go"
          maxLength={7}
          aria-invalid={error === null ? undefined : true}
          aria-describedby={error === null ? undefined : `${id}-error`}
          // It was asked for by a key, and the number is typed right behind it.
          // biome-ignore lint/a11y/noAutofocus: focus follows the person's own key
          autoFocus
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setError(null);
          }}
        />
        <Button type="submit">Go</Button>
      </div>
      {error !== null && <InlineError id={`${id}-error`}>{error}</InlineError>}
    </form>
  );
}

function sayParagraphs(count: number): string {
  if (count === 0) return 'This article has no paragraphs yet.';
  return `This article has ${sayCount(count, 'paragraph')}.`;
}
