'use client';
import { useEffect, useMemo, useRef } from 'react';

interface AfterPress {
  /** The work is wanted. */
  ask: () => void;
  /** It is wanted no more, where it still waits. */
  drop: () => void;
}

/**
 * For what moves the page as a field is left: does it at once, or, where the pointer is pressed, once it is let go. Else what is pressed would move away
 * from below the pointer before that, and the press would be lost. What waits is done as it is by then, and not as it was.
 */
export function useAfterPress(work: () => void): AfterPress {
  const now = useRef(work);
  now.current = work;
  const isPressed = useRef(false);
  const isAsked = useRef(false);
  useEffect(() => {
    const press = ({ button }: MouseEvent) => {
      // What opens a menu of the system presses nothing on the page, which may never hear that it was let go. Ctrl makes one of any press on a Mac alone,
      // where it says so at once (`contextmenu`); elsewhere it opens a link beside this page, as the middle button does.
      if (button !== 2) isPressed.current = true;
    };
    const letGo = () => {
      isPressed.current = false;
      if (!isAsked.current) return;
      isAsked.current = false;
      now.current();
    };
    // Who types has let go, whatever was heard of it. Of a key that is held that is not said: Shift goes with a press.
    const type = ({ repeat }: KeyboardEvent) => repeat || letGo();
    // Of a mouse it is the beginning of a drag, which has an end of its own.
    const callOff = ({ pointerType }: PointerEvent) => pointerType === 'mouse' || letGo();
    const listening = new AbortController();
    const { signal } = listening;
    const first = { capture: true, signal };
    window.addEventListener('mousedown', press, first);
    for (const name of ['mouseup', 'dragend', 'contextmenu'] as const) window.addEventListener(name, letGo, first);
    window.addEventListener('keydown', type, first);
    window.addEventListener('pointercancel', callOff, first);
    // Not first: only the window's own then, and not that of every field.
    window.addEventListener('blur', letGo, { signal });
    return () => {
      listening.abort();
      // A card that the press has closed: what was to be done is done. Not while React draws.
      if (isAsked.current) queueMicrotask(now.current);
      isAsked.current = false;
    };
  }, []);
  return useMemo(
    () => ({
      ask: () => {
        isAsked.current = isPressed.current;
        if (!isPressed.current) now.current();
      },
      drop: () => {
        isAsked.current = false;
      },
    }),
    [],
  );
}
