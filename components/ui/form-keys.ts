import type { KeyboardEvent } from 'react';
import { isOfInputMethod } from '@/lib/editor/keys/input-method';

interface Keys {
  /** Puts the form away. */
  onEscape: () => void;
  onSend: () => void;
  /** Which Enter sends it: with any other one a line begins, or what has focus is pressed. */
  sends: (event: KeyboardEvent) => boolean;
}

/** The keys of a form in a card. What it takes goes no further, and what an input method composes by is left to that. */
export const formKeys =
  ({ onEscape, onSend, sends }: Keys) =>
  (event: KeyboardEvent): void => {
    if (isOfInputMethod(event.nativeEvent)) return;
    if (event.key === 'Escape') onEscape();
    else if (event.key === 'Enter' && sends(event)) onSend();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
