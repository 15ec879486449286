import type { MouseEvent } from 'react';

/** A click that the browser is to follow itself: in a new tab or window, or to save what is there. */
export function isOwnWay(event: MouseEvent): boolean {
  return event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0;
}
