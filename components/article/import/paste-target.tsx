'use client';
import { type ClipboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Field, TextArea } from '../../ui/field';
import { useTypedEarly } from '../../ui/use-typed-early';
import { htmlOf, type PastedText } from './begun-import';
import type { WhichText } from './held-corrections';
import { wordsOfHtml } from './words-of-html';

/** How long someone must stop typing before what they typed is read. */
const TYPING_PAUSE_MS = 400;

/** Longer words are not put in by the browser's command: it takes seconds for them, since it puts in line by line. UTF-16 units. */
const MAX_PUT_IN_CHARS = 5_000;

interface Props {
  /** What stands there. */
  value: PastedText;
  onChange: (value: PastedText) => void;
  fieldRef: RefObject<HTMLTextAreaElement | null>;
  /** What stood there from the beginning, as if it had been pasted. */
  firstText?: string | undefined;
  /** True where it was begun before the page was opened; null until that is known. */
  isBack: boolean | null;
  /** With each letter, before the pause after which `onText` follows. */
  onTyping: () => void;
  /** `html` is null once someone typed: their words are plain. Another text is one that is pasted or typed where nothing was, or over all of it. */
  onText: (html: string | null, text: string, which: WhichText) => void;
  onEmpty: () => void;
}

/**
 * Takes a paste with its HTML, which a text field would throw away, and shows its plain text. Words changed in the field are plain:
 * that is said beforehand, and afterwards with a way back to the paste.
 */
export function PasteTarget({ value, onChange, fieldRef, firstText = '', isBack, onTyping, onText, onEmpty }: Props) {
  const { text, paste: from } = value;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const newest = useRef(text);
  newest.current = text;
  /** True from a paste of plain words over all that was there until the browser has put them in. */
  const isPastedOver = useRef(false);
  /** What was pasted last with HTML: whoever undoes what came over it has its form again. */
  const formed = useRef(from);
  if (from !== null) formed.current = from;
  /** What a paste with its form came over: of that the browser's undo knows nothing. */
  const [replaced, setReplaced] = useState<PastedText | null>(null);
  const isRead = useRef(false);
  useEffect(() => {
    if (firstText === '' || isRead.current) return;
    isRead.current = true;
    onText(null, firstText, 'other-text');
  }, [firstText, onText]);

  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const { selectionStart, selectionEnd, value: before } = event.currentTarget;
    const isWhole = selectionEnd - selectionStart === before.length;
    const html = event.clipboardData.getData('text/html');
    // Some programs put only HTML there. A text field has \n for every line end, and what stands in it is compared with what was pasted.
    const plain = (event.clipboardData.getData('text/plain') || wordsOfHtml(html)).replace(/\r\n?/g, '\n');
    isPastedOver.current = false;
    // A paste into words that are there already is plain text like them.
    if (!isWhole) {
      // Of a clipboard that holds HTML only the browser would put in nothing. Put in by its command, the words are in its undo.
      if (event.clipboardData.getData('text/plain') !== '' || plain === '') return;
      event.preventDefault();
      if (plain.length <= MAX_PUT_IN_CHARS) document.execCommand('insertText', false, plain);
      else {
        flushSync(() => type(`${before.slice(0, selectionStart)}${plain}${before.slice(selectionEnd)}`));
        fieldRef.current?.setSelectionRange(selectionStart + plain.length, selectionStart + plain.length);
      }
      return;
    }
    if (html === '' && plain.trim() === '') return;
    // A picture has no words, and browsers put nothing in the place of those that are there.
    if (plain.trim() === '' && before.trim() !== '') return event.preventDefault();
    if (html === '' && plain !== before) {
      // The browser puts plain words in itself, so that its undo brings back what they came over.
      isPastedOver.current = true;
      return;
    }
    event.preventDefault();
    formed.current = null;
    setReplaced(before.trim() === '' || plain === before ? null : value);
    take({ text: plain, paste: html === '' ? null : { html, text: plain, hasForm: hasForm(html) } });
  };

  /** Plain words, too: what was found in another text, and its form, are nothing to these. */
  const take = (now: PastedText) => {
    clearTimeout(timer.current);
    onChange(now);
    onText(htmlOf(now), now.text, 'other-text');
  };

  const bringBack = (to: NonNullable<PastedText['paste']>) => {
    clearTimeout(timer.current);
    onChange({ text: to.text, paste: to });
    onText(to.html, to.text, 'same-text');
  };

  const bringReplacedBack = (to: PastedText) => {
    take(to);
    fieldRef.current?.focus();
  };

  const type = (typed: string) => {
    const which = text === '' ? 'other-text' : 'same-text';
    const isPasted = isPastedOver.current;
    isPastedOver.current = false;
    clearTimeout(timer.current);
    if (typed.trim() === '') {
      onChange({ text: typed, paste: null });
      onEmpty();
    } else if (isPasted) take({ text: typed, paste: null });
    else if (formed.current?.text === typed) bringBack(formed.current);
    else {
      onChange({ text: typed, paste: from });
      onTyping();
      timer.current = setTimeout(() => {
        // Taken away from outside meanwhile, it is not to be read any more.
        if (newest.current === typed) onText(null, typed, which);
      }, TYPING_PAUSE_MS);
    }
  };

  const early = useRef<string | null>(null);
  useTypedEarly((typed) => {
    early.current = typed;
  }, fieldRef);
  useEffect(() => {
    const typed = early.current;
    if (isBack === null || typed === null) return;
    early.current = null;
    // What was begun comes with its form and corrections; these words, as a rule, are what the browser has put back of it.
    if (!isBack) type(typed);
  });
  const isFormed = from?.hasForm === true;
  return (
    <>
      <Field
        label="Text of the article"
        hint={
          isFormed && from.text === text
            ? 'Its headings, bold, links, lists and tables are kept. Correct words after you start: typing here makes the text plain.'
            : 'Bold, links and lists are kept when you paste; colours and fonts are not.'
        }
      >
        {(ids) => (
          <TextArea
            {...ids}
            ref={fieldRef}
            className="paste"
            value={text}
            dir="auto"
            placeholder="Paste the text here"
            onPaste={paste}
            onChange={(event) => type(event.target.value)}
          />
        )}
      </Field>
      {replaced !== null && from !== null && from.text === text && replaced.text !== text && (
        <Banner action={<Button onClick={() => bringReplacedBack(replaced)}>Bring it back</Button>}>
          What you pasted stands in the place of all that you had here.
        </Banner>
      )}
      {isFormed && from.text !== text && (
        <Banner tone="warn" action={<Button onClick={() => bringBack(from)}>Back to the paste</Button>}>
          You changed words here, so the text is plain now: headings, bold, links, lists and tables of the paste are gone.
        </Banner>
      )}
    </>
  );
}

function hasForm(html: string): boolean {
  const page = new DOMParser().parseFromString(html, 'text/html');
  return page.querySelector('h1,h2,h3,h4,h5,h6,b,strong,i,em,u,s,sup,sub,a[href],ul,ol,blockquote,table,[class^="Mso"]') !== null;
}
