'use client';
import { Toast as Radix } from 'radix-ui';
import { type FocusEvent, useEffect, useRef, useState } from 'react';
import type { NumberedToast } from './toast';

interface Props {
  shown: readonly NumberedToast[];
  onRemove: (id: number) => void;
}

/** The notes that are shown now, and where they stand. */
export function ShownToasts({ shown, onRemove }: Props) {
  // Each is said beside the list already (`ToastProvider`). Radix would say it once more: it does so in an element that is on no page.
  const [unheard] = useState(() => document.createElement('div'));
  const cameFrom = useRef<HTMLElement | null>(null);
  /** F8 leads to the notes. When one of them is gone, with the button that was pressed, focus comes to their list, and goes back to where it was. */
  const comeAndGo = ({ target, currentTarget, relatedTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) cameFrom.current = relatedTarget instanceof HTMLElement ? relatedTarget : null;
    else if (target === currentTarget && cameFrom.current?.isConnected) cameFrom.current.focus();
  };
  return (
    <Radix.Provider duration={6_000} label="Note" announcerContainer={unheard}>
      {shown.map((toast) => (
        <ShownToast key={toast.id} toast={toast} onRemove={onRemove} />
      ))}
      <Radix.Viewport label="Notes ({hotkey})" className="toasts" onFocus={comeAndGo} />
    </Radix.Provider>
  );
}

function ShownToast({ toast, onRemove }: { toast: NumberedToast; onRemove: (id: number) => void }) {
  const { id, text, undo, until, undoName = 'Undo', undoTip } = toast;
  useEffect(() => until?.(() => onRemove(id)), [until, id, onRemove]);
  return (
    <Radix.Root className="toast" onOpenChange={(open) => (open ? undefined : onRemove(id))}>
      <Radix.Description className="sp">{text}</Radix.Description>
      {undo && (
        <Radix.Action altText={undoName} {...undoTip} onClick={undo}>
          {undoName}
        </Radix.Action>
      )}
    </Radix.Root>
  );
}
