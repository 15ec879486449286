'use client';
import { Toast as Radix } from 'radix-ui';
import type { NumberedToast } from './toast';

interface Props {
  shown: readonly NumberedToast[];
  onRemove: (id: number) => void;
}

/** The notes that are shown now, and where they stand. */
export function ShownToasts({ shown, onRemove }: Props) {
  return (
    <Radix.Provider duration={6_000} label="Note">
      {shown.map(({ id, text, undo, undoTip }) => (
        <Radix.Root key={id} className="toast" onOpenChange={(open) => (open ? undefined : onRemove(id))}>
          <Radix.Description className="sp">{text}</Radix.Description>
          {undo && (
            <Radix.Action altText="Undo" {...undoTip} onClick={undo}>
              Undo
            </Radix.Action>
          )}
        </Radix.Root>
      ))}
      <Radix.Viewport className="toasts" />
    </Radix.Provider>
  );
}
