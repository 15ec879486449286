'use client';
import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * A reference for a field whose words a state keeps: the given one, if there is one. What somebody has typed into it before the scripts came is given
 * to `take`, once: the state does not know of it, and React would write over it at its next change. `isThere`: they are in the field still.
 */
export function useTypedEarly<Input extends HTMLInputElement | HTMLTextAreaElement = HTMLInputElement>(
  take: (words: string, isThere: boolean) => void,
  given?: RefObject<Input | null>,
): RefObject<Input | null> {
  const own = useRef<Input>(null);
  const field = given ?? own;
  const taker = useRef(take);
  // Before what was sent early is sent (`EntryForm`).
  useLayoutEffect(() => {
    const input = field.current;
    if (input && input.value !== input.defaultValue) taker.current(input.value, document.activeElement === input);
  }, [field]);
  return field;
}
