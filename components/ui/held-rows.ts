'use client';
import { useEffect, useMemo, useRef, useState } from 'react';

/** For each row of lists by group: its group as it is drawn, and what its element listens to. */
export interface HeldRows<Group> {
  groupOf(rowId: string, group: Group): Group;
  rowProps(rowId: string, drawnIn: Group): { 'data-row': string; onFocus(): void; onBlur(): void };
}

/**
 * Holds the row that has focus in the group it is drawn in, whatever becomes of it: a row that goes to another list is drawn anew, and
 * loses focus in the middle of a word. It goes as soon as focus is elsewhere.
 */
export function useHeldRows<Group>(): HeldRows<Group> {
  const [held, setHeld] = useState<ReadonlyMap<string, Group>>(new Map());
  const isPressed = useRef(false);
  const letGo = useMemo(
    () => () => {
      // A row that goes while a button beside it is pressed would take the button away from under the pointer.
      if (isPressed.current) return;
      const focused = document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset.row;
      setHeld((rows) => ([...rows.keys()].every((id) => id === focused) ? rows : new Map([...rows].filter(([id]) => id === focused))));
    },
    [],
  );
  useEffect(() => {
    const press = () => {
      isPressed.current = true;
    };
    const lift = () => {
      isPressed.current = false;
      // The click comes first.
      setTimeout(letGo);
    };
    window.addEventListener('pointerdown', press, true);
    window.addEventListener('pointerup', lift, true);
    window.addEventListener('pointercancel', lift, true);
    return () => {
      window.removeEventListener('pointerdown', press, true);
      window.removeEventListener('pointerup', lift, true);
      window.removeEventListener('pointercancel', lift, true);
    };
  }, [letGo]);
  return {
    groupOf: (rowId, group) => held.get(rowId) ?? group,
    rowProps: (rowId, drawnIn) => ({
      'data-row': rowId,
      onFocus: () => setHeld((rows) => (rows.has(rowId) ? rows : new Map([...rows, [rowId, drawnIn]]))),
      // In between nothing has focus.
      onBlur: () => void setTimeout(letGo),
    }),
  };
}
