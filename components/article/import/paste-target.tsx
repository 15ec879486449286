'use client';
import { type ClipboardEvent, useEffect, useRef, useState } from 'react';
import { Field, TextArea } from '../../ui/field';

/** How long someone must stop typing before what they typed is read. */
const TYPING_PAUSE_MS = 400;

interface Props {
  /** What stands there from the beginning, as if it had been pasted. */
  firstText?: string | undefined;
  /** With each letter, before the pause after which `onText` follows. */
  onTyping: () => void;
  /** `html` is null once someone typed: their words are plain. `isNew` is true for a paste that replaces all that was there. */
  onText: (html: string | null, text: string, isNew: boolean) => void;
  onEmpty: () => void;
}

/** Takes a paste with its HTML, which a text field would throw away, and shows its plain text. */
export function PasteTarget({ firstText = '', onTyping, onText, onEmpty }: Props) {
  const [text, setText] = useState(firstText);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const isRead = useRef(false);
  useEffect(() => {
    if (firstText === '' || isRead.current) return;
    isRead.current = true;
    onText(null, firstText, true);
  }, [firstText, onText]);

  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const isWhole = selectionEnd - selectionStart === value.length;
    const html = event.clipboardData.getData('text/html');
    // A paste into words that are there already is plain text like them.
    if (html === '' || !isWhole) return;
    event.preventDefault();
    const plain = event.clipboardData.getData('text/plain') || wordsOfHtml(html);
    clearTimeout(timer.current);
    setText(plain);
    onText(html, plain, true);
  };

  const type = (value: string) => {
    const isNew = text === '';
    setText(value);
    clearTimeout(timer.current);
    if (value.trim() === '') onEmpty();
    else {
      onTyping();
      timer.current = setTimeout(() => onText(null, value, isNew), TYPING_PAUSE_MS);
    }
  };

  return (
    <Field label="Text of the article" hint="Bold, links and lists are kept when you paste; colours and fonts are not.">
      {(ids) => (
        <TextArea
          {...ids}
          className="paste"
          value={text}
          dir="auto"
          placeholder="Paste the text here"
          onPaste={paste}
          onChange={(event) => type(event.target.value)}
        />
      )}
    </Field>
  );
}

// Some programs put only HTML on the clipboard. The parser runs no script and loads nothing.
function wordsOfHtml(html: string): string {
  return new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '';
}
