/** A click comes so soon behind the pointer that made it: of a finger the browser first asks itself what it was. */
const CLICK_WITHIN_MS = 100;

/** What ends a press without a click: the browser takes it for scrolling or dragging, or a menu has it. */
const OTHER_ENDS = ['pointercancel', 'dragend', 'contextmenu'];

/** Whether a pointer is pressed somewhere. */
export interface PressWatch {
  isDown(): boolean;
  stop(): void;
}

/**
 * Watches for presses of the main button, or a finger, in `element`. Each lasts until its click has been heard, and is over whatever becomes of the
 * pointer; then `onOver` is called. `window`: where all events of the page come by.
 */
export function watchPresses(element: EventTarget, window: EventTarget, onOver: () => void): PressWatch {
  const watching = new AbortController();
  let press: AbortController | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const forget = () => {
    clearTimeout(timer);
    press?.abort();
    press = null;
  };
  const endIn = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      forget();
      onOver();
    }, ms);
  };
  const end = () => endIn(0);
  // It went up where the page could not hear it.
  const move = (event: Event) => {
    if ('buttons' in event && event.buttons === 0) end();
  };
  const begin = (event: Event) => {
    if (!('button' in event) || event.button !== 0) return;
    forget();
    press = new AbortController();
    // Heard before anybody could keep it to themselves.
    const heard = { signal: press.signal, capture: true };
    window.addEventListener('pointerup', () => endIn(CLICK_WITHIN_MS), heard);
    window.addEventListener('click', end, heard);
    window.addEventListener('pointermove', move, heard);
    for (const type of OTHER_ENDS) window.addEventListener(type, end, heard);
    // The window's own, and not that of a field which the press takes focus from.
    window.addEventListener('blur', end, { signal: press.signal });
  };
  element.addEventListener('pointerdown', begin, { signal: watching.signal, capture: true });
  return {
    isDown: () => press !== null,
    stop: () => {
      forget();
      watching.abort();
    },
  };
}
