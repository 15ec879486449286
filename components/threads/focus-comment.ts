import type { RefObject } from 'react';
import type { MentionName } from './mentions';

const ASK_FOR_COMMENT = 'galley:comment';

/** Whose field: that of the active tag's card, or of the open thread. */
type CardOf = 'tag' | 'thread';

/** Asked for while the field was not on the page yet: its script may come a moment later. */
let asked: { card: CardOf; whom: MentionName | null } | null = null;

/** Has the comment field of a card take focus, as soon as it is there. With `whom` the comment begins with a mention of that person. */
export function askForComment(card: CardOf, whom: MentionName | null = null): void {
  asked = { card, whom };
  window.dispatchEvent(new CustomEvent(ASK_FOR_COMMENT));
}

/** Called off before the field came: the next one is not to take focus for it. */
export function forgetAsked(): void {
  asked = null;
}

/**
 * Gives focus to the field when a comment is asked for, also where that was before it came; before that `onWhom` hears whom it is to mention.
 * Gives the way to stop.
 */
export function takeAskedComment(
  field: RefObject<HTMLTextAreaElement | null>,
  card: CardOf,
  onWhom: (whom: MentionName) => void = () => undefined,
): () => void {
  const take = () => {
    if (asked?.card !== card || !field.current) return;
    const { whom } = asked;
    asked = null;
    if (whom) onWhom(whom);
    field.current.focus();
    const end = field.current.value.length;
    if (whom) field.current.setSelectionRange(end, end);
  };
  take();
  window.addEventListener(ASK_FOR_COMMENT, take);
  return () => window.removeEventListener(ASK_FOR_COMMENT, take);
}
