'use client';
import { Toast as Radix } from 'radix-ui';
import { type FocusEvent, useRef } from 'react';
import type { NumberedToast } from './toast';

interface Props {
  shown: readonly NumberedToast[];
  onRemove: (id: number) => void;
}

/** The notes that are shown now, and where they stand. */
export function ShownToasts({ shown, onRemove }: Props) {
  const cameFrom = useRef<HTMLElement | null>(null);
  /** F8 leads to the notes. When one of them is gone, with the button that was pressed, focus comes to their list, and goes back to where it was. */
  const comeAndGo = ({ target, currentTarget, relatedTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) cameFrom.current = relatedTarget instanceof HTMLElement ? relatedTarget : null;
    else if (target === currentTarget && cameFrom.current?.isConnected) cameFrom.current.focus();
  };
  return (
    <Radix.Provider duration={6_000} label="Note">
      {shown.map(({ id, text, undo, undoName = 'Undo', undoTip }) => (
        <Radix.Root key={id} className="toast" onOpenChange={(open) => (open ? undefined : onRemove(id))}>
          <Radix.Description className="sp">{text}</Radix.Description>
          {undo && (
            <Radix.Action altText={undoName} {...undoTip} onClick={undo}>
              {undoName}
            </Radix.Action>
          )}
        </Radix.Root>
      ))}
      <Radix.Viewport label="Notes ({hotkey})" className="toasts" onFocus={comeAndGo} />
    </Radix.Provider>
  );
}
