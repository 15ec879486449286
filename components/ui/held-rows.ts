'use client';
import { type FocusEvent, useEffect, useMemo, useRef, useState } from 'react';

export interface RowProps {
  'data-row': string;
  onFocus(event: FocusEvent<HTMLElement>): void;
  onBlur(): void;
}

/** For each row of lists by group: its group as it is drawn, and what its element listens to. */
export interface HeldRows<Group> {
  groupOf(rowId: string, group: Group): Group;
  rowProps(rowId: string, drawnIn: Group): RowProps;
}

/**
 * Holds the row that has focus in the group it is drawn in, whatever becomes of it: a row that goes to another list is drawn anew, and
 * loses focus in the middle of a word. It goes as soon as focus is elsewhere.
 *
 * `by` is the selector of what in a row begins to hold it, where not everything does. Once it is held, focus on a button of the row holds it still.
 * Focus on the row itself does not: it comes there when what was done in the row is done.
 */
export function useHeldRows<Group>(by = '*'): HeldRows<Group> {
  const [held, setHeld] = useState<ReadonlyMap<string, Group>>(new Map());
  const isPressed = useRef(false);
  const letGo = useMemo(
    () => () => {
      // A row that goes while a button beside it is pressed would take the button away from under the pointer.
      if (isPressed.current) return;
      const focused = document.activeElement;
      const inRow = focused?.matches(by) ? focused : focused?.parentElement;
      // Rows stand in rows.
      const isHeld = (id: string) => !!inRow?.closest(`[data-row="${CSS.escape(id)}"]`);
      setHeld((rows) => ([...rows.keys()].every(isHeld) ? rows : new Map([...rows].filter(([id]) => isHeld(id)))));
    },
    [by],
  );
  useEffect(() => {
    const press = () => {
      isPressed.current = true;
    };
    const later = () => void setTimeout(letGo);
    const lift = () => {
      isPressed.current = false;
      // The click comes first.
      later();
    };
    // A button that went with what it sent had focus, and says nothing of its leaving.
    document.addEventListener('focusin', later);
    window.addEventListener('pointerdown', press, true);
    window.addEventListener('pointerup', lift, true);
    window.addEventListener('pointercancel', lift, true);
    return () => {
      document.removeEventListener('focusin', later);
      window.removeEventListener('pointerdown', press, true);
      window.removeEventListener('pointerup', lift, true);
      window.removeEventListener('pointercancel', lift, true);
    };
  }, [letGo]);
  return {
    groupOf: (rowId, group) => held.get(rowId) ?? group,
    rowProps: (rowId, drawnIn) => ({
      'data-row': rowId,
      onFocus: ({ target }) => {
        if (target.matches(by)) setHeld((rows) => (rows.has(rowId) ? rows : new Map([...rows, [rowId, drawnIn]])));
      },
      // In between nothing has focus.
      onBlur: () => void setTimeout(letGo),
    }),
  };
}
